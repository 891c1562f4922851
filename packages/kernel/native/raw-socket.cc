#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>

#include <cstring>

#include "addon.h"
#include "descriptor.h"
#include "refusal.h"

#ifndef IPV6_MULTICAST_ALL
#define IPV6_MULTICAST_ALL 29  // Linux 4.20; not in every libc.
#endif

namespace {

// Internetwork control (CS6) and the queue of TC_PRIO_CONTROL: routing protocols go ahead of the traffic.
constexpr int kTrafficClass = 0xc0;
constexpr int kPriority = 7;
constexpr int kSendBuffer = 1 << 20;  // A batch goes out in one call.

constexpr Option kCommon[] = {
    {SOL_SOCKET, SO_TIMESTAMPNS, 1, "setsockopt SO_TIMESTAMPNS"},
    {SOL_SOCKET, SO_PRIORITY, kPriority, "setsockopt SO_PRIORITY"},
    {SOL_SOCKET, SO_SNDBUFFORCE, kSendBuffer, "setsockopt SO_SNDBUFFORCE"},
};
constexpr Option kIPv4[] = {
    {IPPROTO_IP, IP_HDRINCL, 1, "setsockopt IP_HDRINCL"},
    {IPPROTO_IP, IP_PKTINFO, 1, "setsockopt IP_PKTINFO"},
    {IPPROTO_IP, IP_MULTICAST_LOOP, 0, "setsockopt IP_MULTICAST_LOOP"},
    {IPPROTO_IP, IP_MULTICAST_ALL, 0, "setsockopt IP_MULTICAST_ALL"},
};
constexpr Option kIPv6[] = {
    {IPPROTO_IPV6, IPV6_RECVPKTINFO, 1, "setsockopt IPV6_RECVPKTINFO"},
    {IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1, "setsockopt IPV6_RECVHOPLIMIT"},
    {IPPROTO_IPV6, IPV6_FREEBIND, 1, "setsockopt IPV6_FREEBIND"},
    {IPPROTO_IPV6, IPV6_TCLASS, kTrafficClass, "setsockopt IPV6_TCLASS"},
    {IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0, "setsockopt IPV6_MULTICAST_LOOP"},
};

/** The name of the first option that the kernel refused, or nullptr. */
template <size_t N>
const char* SetOptions(int fd, const Option (&options)[N]) {
  for (const Option& option : options) {
    if (!SetOption(fd, option)) return option.text;
  }
  return nullptr;
}

const char* SetFamilyOptions(int fd, int family, int ifindex) {
  if (family == 4) {
    const ip_mreqn out = {{}, {}, ifindex};
    if (setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &out, sizeof out) != 0) return "setsockopt IP_MULTICAST_IF";
    return SetOptions(fd, kIPv4);
  }
  // Absent before Linux 4.20, where others' groups are heard as well: they are no different from unicast noise.
  SetOption(fd, {IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0, "setsockopt IPV6_MULTICAST_ALL"});
  const Option out = {IPPROTO_IPV6, IPV6_MULTICAST_IF, ifindex, "setsockopt IPV6_MULTICAST_IF"};
  return SetOption(fd, out) ? SetOptions(fd, kIPv6) : out.text;
}

/** 0 is none: it hears them all, and the routes say where it speaks. */
const char* BindToInterface(int fd, int ifindex) {
  if (ifindex == 0) return nullptr;
  // if_indextoname(3) opens a socket for this, and there may be no descriptor left.
  ifreq named = {};
  named.ifr_ifindex = ifindex;
  if (ioctl(fd, SIOCGIFNAME, &named) != 0) return "ioctl SIOCGIFNAME";
  const char* name = named.ifr_name;
  const bool bound = setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, strnlen(name, IF_NAMESIZE)) == 0;
  return bound ? nullptr : "setsockopt SO_BINDTODEVICE";
}

/** The step that failed, or nullptr. It is bound first: until then it hears every interface. */
const char* Configure(int fd, int family, int ifindex, int receiveBuffer) {
  if (const char* step = BindToInterface(fd, ifindex)) return step;
  if (const char* step = SetOptions(fd, kCommon)) return step;
  if (!SetReceiveBuffer(fd, receiveBuffer)) return "setsockopt SO_RCVBUFFORCE";
  return SetFamilyOptions(fd, family, ifindex);
}

/** openRawSocket(family, protocol, ifindex, receiveBuffer): fd */
Napi::Value OpenRawSocket(const Napi::CallbackInfo& info) {
  const int family = info[0].As<Napi::Number>();
  const int protocol = info[1].As<Napi::Number>();
  Descriptor socket(::socket(family == 4 ? AF_INET : AF_INET6, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, protocol));
  if (socket.failed()) return Refuse(info.Env(), "socket");
  const char* refused = Configure(socket.get(), family, info[2].As<Napi::Number>(), info[3].As<Napi::Number>());
  if (refused != nullptr) return Refuse(info.Env(), refused);
  return Napi::Number::New(info.Env(), socket.Release());
}

/** joinGroup(fd, ifindex, address: 4 or 16 bytes) */
void JoinGroup(const Napi::CallbackInfo& info) {
  const Napi::Uint8Array address = info[2].As<Napi::Uint8Array>();
  const bool ipv4 = address.ByteLength() == sizeof(in_addr);
  group_req request = {};
  request.gr_interface = info[1].As<Napi::Number>();
  request.gr_group.ss_family = ipv4 ? AF_INET : AF_INET6;
  void* group = ipv4 ? static_cast<void*>(&reinterpret_cast<sockaddr_in*>(&request.gr_group)->sin_addr)
                     : &reinterpret_cast<sockaddr_in6*>(&request.gr_group)->sin6_addr;
  std::memcpy(group, address.Data(), ipv4 ? sizeof(in_addr) : sizeof(in6_addr));
  const int level = ipv4 ? IPPROTO_IP : IPPROTO_IPV6;
  const int refused = setsockopt(info[0].As<Napi::Number>(), level, MCAST_JOIN_GROUP, &request, sizeof request);
  if (refused != 0) Refuse(info.Env(), "setsockopt MCAST_JOIN_GROUP");
}

/** bindAddress(fd, ifindex, address: 4 or 16 bytes): hears only what is sent there. The interface is the scope of link-local ones. */
void BindAddress(const Napi::CallbackInfo& info) {
  const Napi::Uint8Array address = info[2].As<Napi::Uint8Array>();
  sockaddr_in ipv4 = {AF_INET, 0, {}, {}};
  sockaddr_in6 ipv6 = {AF_INET6, 0, 0, {}, info[1].As<Napi::Number>().Uint32Value()};
  const bool isIPv4 = address.ByteLength() == sizeof(in_addr);
  void* host = isIPv4 ? static_cast<void*>(&ipv4.sin_addr) : &ipv6.sin6_addr;
  std::memcpy(host, address.Data(), isIPv4 ? sizeof(in_addr) : sizeof(in6_addr));
  const sockaddr* place = isIPv4 ? reinterpret_cast<sockaddr*>(&ipv4) : reinterpret_cast<sockaddr*>(&ipv6);
  if (bind(info[0].As<Napi::Number>(), place, isIPv4 ? sizeof ipv4 : sizeof ipv6) != 0) Refuse(info.Env(), "bind");
}

}  // namespace

void DefineRawSocket(Napi::Env env, Napi::Object exports) {
  exports["openRawSocket"] = Napi::Function::New(env, OpenRawSocket, "openRawSocket");
  exports["bindAddress"] = Napi::Function::New(env, BindAddress, "bindAddress");
  exports["joinGroup"] = Napi::Function::New(env, JoinGroup, "joinGroup");
}
