// <linux/errqueue.h> needs it, and does not say so.
#include <ctime>

#include <linux/errqueue.h>
#include <linux/icmp.h>
#include <linux/icmpv6.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "addon.h"
#include "descriptor.h"
#include "loop-handle.h"
#include "refusal.h"
#include "socket-address.h"

namespace {

/** Where to, and from where. src/client-target.ts writes the same layout. */
struct Target {
  uint8_t family;  // 4 or 6
  uint8_t hasSource;
  uint16_t port;
  uint16_t sourcePort;
  uint16_t reserved;
  uint32_t mark;  // 0: none
  uint8_t address[16];
  uint8_t source[16];
  char interface[16];  // empty: any
};
static_assert(sizeof(Target) == 60, "as in src/client-target.ts");

/** What becomes of a socket. src/client-sockets.ts has the same numbers. */
enum Kind { kTryConnect, kConnect, kUdp, kUdpWithIcmp, kIcmp };

/** What was refused. src/client-sockets.ts has the same order. */
enum Step { kSocket, kMark, kInterface, kBind, kConnectStep };

constexpr int kStepShift = 12;
constexpr int kKindShift = 28;
constexpr uint32_t kIdMask = (1u << kKindShift) - 1;
/** So many are told at once. src/client-sockets.ts has the same number. */
constexpr int kBatch = 256;

int Refused(Step step) { return -(step << kStepShift | errno); }

int OpenSocket(Kind kind, bool ipv4) {
  const bool stream = kind == kTryConnect || kind == kConnect;
  const int icmp = ipv4 ? static_cast<int>(IPPROTO_ICMP) : static_cast<int>(IPPROTO_ICMPV6);
  const int protocol = stream ? static_cast<int>(IPPROTO_TCP) : kind == kIcmp ? icmp : static_cast<int>(IPPROTO_UDP);
  const int type = (stream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC | SOCK_NONBLOCK;
  return socket(ipv4 ? AF_INET : AF_INET6, type, protocol);
}

/** A socket on its way to be connected, or the refusal. One for echo requests is never connected. */
int Open(Kind kind, const Target& target) {
  const bool ipv4 = target.family == 4;
  Descriptor fd(OpenSocket(kind, ipv4));
  if (fd.failed()) return Refused(kSocket);
  const Option errors = ipv4 ? Option{IPPROTO_IP, IP_RECVERR, 1, ""} : Option{IPPROTO_IPV6, IPV6_RECVERR, 1, ""};
  if (kind == kUdpWithIcmp && !SetOption(fd.get(), errors)) return Refused(kSocket);
  if (target.mark != 0 && setsockopt(fd.get(), SOL_SOCKET, SO_MARK, &target.mark, sizeof target.mark) != 0)
    return Refused(kMark);
  if (target.interface[0] != 0) {
    const socklen_t length = strnlen(target.interface, sizeof target.interface);
    if (setsockopt(fd.get(), SOL_SOCKET, SO_BINDTODEVICE, target.interface, length) != 0) return Refused(kInterface);
  }
  const SocketAddress source(ipv4, target.source, target.sourcePort);
  if (target.hasSource && bind(fd.get(), source.get(), source.length()) != 0) return Refused(kBind);
  // Echo requests find their way each time: the address that the first left from may be gone.
  if (kind == kIcmp) return fd.Release();
  const SocketAddress destination(ipv4, target.address, target.port);
  if (connect(fd.get(), destination.get(), destination.length()) != 0 && errno != EINPROGRESS)
    return Refused(kConnectStep);
  return fd.Release();
}

/** Sockets that wait for others, in an epoll of their own: however many have something to tell, JavaScript is called once. */
class ClientSockets : public LoopHandle {
 public:
  ClientSockets(Napi::Function ready, Napi::Int32Array results)
      : LoopHandle(ready, "kaconf:clients"), epoll_(epoll_create1(EPOLL_CLOEXEC)),
        resultArray_(Napi::Persistent(results)), results_(results.Data()) {}
  ~ClientSockets() override {
    if (epoll_ >= 0) close(epoll_);
  }

  int Open(uv_loop_t* loop, int) { return epoll_ < 0 ? -errno : uv_poll_init(loop, &handle_, epoll_); }
  void Listen() { uv_poll_start(&handle_, UV_READABLE, OnReady); }

  /** The descriptor, or a negative refusal. */
  int Start(Kind kind, uint32_t id, const Target& target) {
    Descriptor fd(::Open(kind, target));
    if (fd.failed()) return fd.get();
    const bool stream = kind == kTryConnect || kind == kConnect;
    epoll_event event = {};
    event.events = stream ? EPOLLOUT | EPOLLONESHOT : EPOLLIN;
    event.data.u64 = static_cast<uint64_t>(fd.get()) << 32 | static_cast<uint32_t>(kind) << kKindShift | id;
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, fd.get(), &event) != 0) return Refused(kSocket);
    return fd.Release();
  }

 private:
  static void OnReady(uv_poll_t* handle, int, int) {
    static_cast<ClientSockets*>(static_cast<LoopHandle*>(handle->data))->Tell();
  }

  /** results: how many, then the id of each and 0 or the errno of its connection. */
  void Tell() {
    epoll_event events[kBatch];
    const int count = epoll_wait(epoll_, events, kBatch, 0);
    if (count <= 0) return;
    results_[0] = count;
    for (int i = 0; i < count; i++) {
      const uint32_t which = events[i].data.u64 & 0xffffffff;
      results_[1 + 2 * i] = which & kIdMask;
      results_[2 + 2 * i] = Settle(static_cast<Kind>(which >> kKindShift), events[i].data.u64 >> 32);
    }
    Notify();
  }

  int Settle(Kind kind, int fd) {
    if (kind != kTryConnect && kind != kConnect) return 0;
    int error = 0;
    socklen_t length = sizeof error;
    if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0) error = errno;
    if (kind == kTryConnect || error != 0) {
      close(fd);
    } else {
      epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr);
    }
    return error;
  }

  uv_handle_t* handle() override { return reinterpret_cast<uv_handle_t*>(&handle_); }

  const int epoll_;
  Napi::Reference<Napi::Int32Array> resultArray_;
  int32_t* const results_;
  uv_poll_t handle_;
};

/** openClientSockets(results, ready): Watch. Calls `ready` when `results` has something to tell. */
Napi::Value OpenClientSockets(const Napi::CallbackInfo& info) {
  return ListenTo(info.Env(), -1, new ClientSockets(info[1].As<Napi::Function>(), info[0].As<Napi::Int32Array>()));
}

/** openClient(sockets, kind, id, target): the descriptor, or -(step << 12 | errno). */
Napi::Value OpenClient(const Napi::CallbackInfo& info) {
  auto* sockets = static_cast<ClientSockets*>(info[0].As<Napi::External<LoopHandle>>().Data());
  const auto kind = static_cast<Kind>(info[1].As<Napi::Number>().Int32Value());
  const uint32_t id = info[2].As<Napi::Number>();
  const auto* target = reinterpret_cast<const Target*>(info[3].As<Napi::Uint8Array>().Data());
  return Napi::Number::New(info.Env(), sockets->Start(kind, id, *target));
}

/** sendClient(fd, payload): 0 or -errno. */
Napi::Value SendClient(const Napi::CallbackInfo& info) {
  const Napi::Uint8Array payload = info[1].As<Napi::Uint8Array>();
  const ssize_t sent = send(info[0].As<Napi::Number>(), payload.Data(), payload.ByteLength(), MSG_NOSIGNAL);
  return Napi::Number::New(info.Env(), sent < 0 ? -errno : 0);
}

/** sendClientTo(fd, target, payload): 0 or -errno. */
Napi::Value SendClientTo(const Napi::CallbackInfo& info) {
  const auto* target = reinterpret_cast<const Target*>(info[1].As<Napi::Uint8Array>().Data());
  const Napi::Uint8Array payload = info[2].As<Napi::Uint8Array>();
  const SocketAddress to(target->family == 4, target->address, target->port);
  const int fd = info[0].As<Napi::Number>();
  const ssize_t sent = sendto(fd, payload.Data(), payload.ByteLength(), MSG_NOSIGNAL, to.get(), to.length());
  return Napi::Number::New(info.Env(), sent < 0 ? -errno : 0);
}

/** receiveClient(fd, buffer): the length of one datagram, which is cut where it is longer, or -errno: -EAGAIN when there is none. */
Napi::Value ReceiveClient(const Napi::CallbackInfo& info) {
  Napi::Uint8Array buffer = info[1].As<Napi::Uint8Array>();
  const ssize_t length = recv(info[0].As<Napi::Number>(), buffer.Data(), buffer.ByteLength(), MSG_DONTWAIT);
  return Napi::Number::New(info.Env(), length < 0 ? -errno : length);
}

bool SaysUnreachable(const cmsghdr& item) {
  const auto* error = reinterpret_cast<const sock_extended_err*>(CMSG_DATA(&item));
  if (item.cmsg_level == IPPROTO_IP && item.cmsg_type == IP_RECVERR)
    return error->ee_origin == SO_EE_ORIGIN_ICMP && error->ee_type == ICMP_DEST_UNREACH;
  if (item.cmsg_level == IPPROTO_IPV6 && item.cmsg_type == IPV6_RECVERR)
    return error->ee_origin == SO_EE_ORIGIN_ICMP6 && error->ee_type == ICMPV6_DEST_UNREACH;
  return false;
}

/** icmpOfClient(fd): 1 the destination is unreachable, 0 ICMP says something else, -errno: -EAGAIN when it says nothing. */
Napi::Value IcmpOfClient(const Napi::CallbackInfo& info) {
  char payload[64];
  alignas(cmsghdr) char control[512];
  iovec vector = {payload, sizeof payload};
  msghdr message = {nullptr, 0, &vector, 1, control, sizeof control, 0};
  if (recvmsg(info[0].As<Napi::Number>(), &message, MSG_ERRQUEUE | MSG_DONTWAIT) < 0)
    return Napi::Number::New(info.Env(), -errno);
  bool unreachable = false;
  for (cmsghdr* item = CMSG_FIRSTHDR(&message); item != nullptr; item = CMSG_NXTHDR(&message, item))
    unreachable = unreachable || SaysUnreachable(*item);
  return Napi::Number::New(info.Env(), unreachable ? 1 : 0);
}

/** closeClient(fd) */
void CloseClient(const Napi::CallbackInfo& info) { close(info[0].As<Napi::Number>()); }

}  // namespace

void DefineClientSockets(Napi::Env env, Napi::Object exports) {
  exports["openClientSockets"] = Napi::Function::New(env, OpenClientSockets, "openClientSockets");
  exports["openClient"] = Napi::Function::New(env, OpenClient, "openClient");
  exports["sendClient"] = Napi::Function::New(env, SendClient, "sendClient");
  exports["sendClientTo"] = Napi::Function::New(env, SendClientTo, "sendClientTo");
  exports["receiveClient"] = Napi::Function::New(env, ReceiveClient, "receiveClient");
  exports["icmpOfClient"] = Napi::Function::New(env, IcmpOfClient, "icmpOfClient");
  exports["closeClient"] = Napi::Function::New(env, CloseClient, "closeClient");
}
