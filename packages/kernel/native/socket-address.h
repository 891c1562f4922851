#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <cstring>

/** An address, 4 bytes of it or 16, and a port. */
class SocketAddress {
 public:
  SocketAddress(bool ipv4, const uint8_t* address, uint16_t port) {
    if (ipv4) {
      ipv4_ = {AF_INET, htons(port), {}, {}};
      std::memcpy(&ipv4_.sin_addr, address, sizeof ipv4_.sin_addr);
      length_ = sizeof ipv4_;
    } else {
      ipv6_ = {AF_INET6, htons(port), 0, {}, 0};
      std::memcpy(&ipv6_.sin6_addr, address, sizeof ipv6_.sin6_addr);
      length_ = sizeof ipv6_;
    }
  }

  const sockaddr* get() const { return &any_; }
  socklen_t length() const { return length_; }

 private:
  union {
    sockaddr any_;
    sockaddr_in ipv4_;
    sockaddr_in6 ipv6_;
  };
  socklen_t length_;
};
