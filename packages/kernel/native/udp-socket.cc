#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

#include "addon.h"
#include "descriptor.h"
#include "refusal.h"
#include "socket-address.h"

namespace {

// Internetwork control (CS6) and the queue of TC_PRIO_CONTROL, as for adverts.
constexpr int kTrafficClass = 0xc0;
constexpr int kPriority = 7;

constexpr Option kIPv4[] = {
    {SOL_SOCKET, SO_PRIORITY, kPriority, "setsockopt SO_PRIORITY"},
    {IPPROTO_IP, IP_TOS, kTrafficClass, "setsockopt IP_TOS"},
    {IPPROTO_IP, IP_RECVTTL, 1, "setsockopt IP_RECVTTL"},
    {IPPROTO_IP, IP_PKTINFO, 1, "setsockopt IP_PKTINFO"},
};
constexpr Option kIPv6[] = {
    {SOL_SOCKET, SO_PRIORITY, kPriority, "setsockopt SO_PRIORITY"},
    {IPPROTO_IPV6, IPV6_V6ONLY, 1, "setsockopt IPV6_V6ONLY"},
    {IPPROTO_IPV6, IPV6_TCLASS, kTrafficClass, "setsockopt IPV6_TCLASS"},
    {IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1, "setsockopt IPV6_RECVHOPLIMIT"},
    {IPPROTO_IPV6, IPV6_RECVPKTINFO, 1, "setsockopt IPV6_RECVPKTINFO"},
};

/** The name of the first option that the kernel refused, or nullptr. */
template <size_t N>
const char* SetOptions(int fd, const Option (&options)[N]) {
  for (const Option& option : options) {
    if (!SetOption(fd, option)) return option.text;
  }
  return nullptr;
}

const char* Configure(int fd, bool ipv4, int hopLimit) {
  if (const char* refused = ipv4 ? SetOptions(fd, kIPv4) : SetOptions(fd, kIPv6)) return refused;
  const Option ttl = {IPPROTO_IP, IP_TTL, hopLimit, "setsockopt IP_TTL"};
  const Option hops = {IPPROTO_IPV6, IPV6_UNICAST_HOPS, hopLimit, "setsockopt IPV6_UNICAST_HOPS"};
  const Option& option = ipv4 ? ttl : hops;
  return SetOption(fd, option) ? nullptr : option.text;
}

SocketAddress Endpoint(const Napi::Value& address, const Napi::Value& port) {
  const Napi::Uint8Array bytes = address.As<Napi::Uint8Array>();
  const bool ipv4 = bytes.ByteLength() == sizeof(in_addr);
  return {ipv4, bytes.Data(), static_cast<uint16_t>(port.As<Napi::Number>().Uint32Value())};
}

/** openUdpSocket(family, hopLimit): fd */
Napi::Value OpenUdpSocket(const Napi::CallbackInfo& info) {
  const bool ipv4 = info[0].As<Napi::Number>().Int32Value() == 4;
  Descriptor socket(::socket(ipv4 ? AF_INET : AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_UDP));
  if (socket.failed()) return Refuse(info.Env(), "socket");
  const char* refused = Configure(socket.get(), ipv4, info[1].As<Napi::Number>());
  if (refused != nullptr) return Refuse(info.Env(), refused);
  return Napi::Number::New(info.Env(), socket.Release());
}

/** bindUdp(fd, address: 4 or 16 bytes, port) */
void BindUdp(const Napi::CallbackInfo& info) {
  const SocketAddress place = Endpoint(info[1], info[2]);
  if (bind(info[0].As<Napi::Number>(), place.get(), place.length()) != 0) Refuse(info.Env(), "bind");
}

/** sendUdp(fd, address: 4 or 16 bytes, port, payload): 0 or -errno. */
Napi::Value SendUdp(const Napi::CallbackInfo& info) {
  const SocketAddress receiver = Endpoint(info[1], info[2]);
  const Napi::Uint8Array payload = info[3].As<Napi::Uint8Array>();
  const int fd = info[0].As<Napi::Number>();
  ssize_t sent;
  do {
    sent = sendto(fd, payload.Data(), payload.ByteLength(), MSG_DONTWAIT, receiver.get(), receiver.length());
  } while (sent < 0 && errno == EINTR);
  return Napi::Number::New(info.Env(), sent < 0 ? -errno : 0);
}

/** One received datagram in the buffer that JavaScript passes in. src/udp-socket.ts reads the same layout. */
struct Received {
  uint8_t source[16];
  uint8_t destination[16];
  int32_t hopLimit;
  uint32_t port;
  uint8_t payload[];
};
static_assert(sizeof(Received) == 40, "as in src/udp-socket.ts");

void ReadControl(msghdr& message, Received& received) {
  for (cmsghdr* item = CMSG_FIRSTHDR(&message); item != nullptr; item = CMSG_NXTHDR(&message, item)) {
    const void* data = CMSG_DATA(item);
    if (item->cmsg_level == IPPROTO_IP && item->cmsg_type == IP_PKTINFO) {
      std::memcpy(received.destination, &static_cast<const in_pktinfo*>(data)->ipi_addr, sizeof(in_addr));
    } else if (item->cmsg_level == IPPROTO_IPV6 && item->cmsg_type == IPV6_PKTINFO) {
      std::memcpy(received.destination, &static_cast<const in6_pktinfo*>(data)->ipi6_addr, sizeof(in6_addr));
    } else if ((item->cmsg_level == IPPROTO_IP && item->cmsg_type == IP_TTL) ||
               (item->cmsg_level == IPPROTO_IPV6 && item->cmsg_type == IPV6_HOPLIMIT)) {
      received.hopLimit = *static_cast<const int*>(data);
    }
  }
}

void ReadSender(const sockaddr_storage& sender, Received& received) {
  if (sender.ss_family == AF_INET) {
    const auto& ipv4 = reinterpret_cast<const sockaddr_in&>(sender);
    std::memcpy(received.source, &ipv4.sin_addr, sizeof ipv4.sin_addr);
    received.port = ntohs(ipv4.sin_port);
  } else {
    const auto& ipv6 = reinterpret_cast<const sockaddr_in6&>(sender);
    std::memcpy(received.source, &ipv6.sin6_addr, sizeof ipv6.sin6_addr);
    received.port = ntohs(ipv6.sin6_port);
  }
}

/** receiveUdp(fd, buffer): the length of the payload of one datagram, or -errno: -EAGAIN when there is none. What is longer is cut. */
Napi::Value ReceiveUdp(const Napi::CallbackInfo& info) {
  Napi::Uint8Array buffer = info[1].As<Napi::Uint8Array>();
  Received& received = *reinterpret_cast<Received*>(buffer.Data());
  sockaddr_storage sender = {};
  iovec vector = {received.payload, buffer.ByteLength() - sizeof(Received)};
  alignas(cmsghdr) char control[128];
  msghdr message = {&sender, sizeof sender, &vector, 1, control, sizeof control, 0};
  ssize_t length;
  do {
    length = recvmsg(info[0].As<Napi::Number>(), &message, MSG_DONTWAIT);
  } while (length < 0 && errno == EINTR);
  if (length < 0) return Napi::Number::New(info.Env(), -errno);
  received.hopLimit = 0;
  ReadSender(sender, received);
  ReadControl(message, received);
  return Napi::Number::New(info.Env(), length);
}

}  // namespace

void DefineUdpSocket(Napi::Env env, Napi::Object exports) {
  exports["openUdpSocket"] = Napi::Function::New(env, OpenUdpSocket, "openUdpSocket");
  exports["bindUdp"] = Napi::Function::New(env, BindUdp, "bindUdp");
  exports["sendUdp"] = Napi::Function::New(env, SendUdp, "sendUdp");
  exports["receiveUdp"] = Napi::Function::New(env, ReceiveUdp, "receiveUdp");
}
