#include <linux/filter.h>
#include <linux/netlink.h>
#include <sys/socket.h>

#include "addon.h"
#include "descriptor.h"
#include "refusal.h"

namespace {

const char* Configure(int fd, const Napi::Uint32Array& groups) {
  sockaddr_nl address = {};
  address.nl_family = AF_NETLINK;
  if (bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return "bind";
  for (size_t i = 0; i < groups.ElementLength(); i++) {
    const int group = groups[i];
    if (!SetOption(fd, {SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group, ""})) return "setsockopt NETLINK_ADD_MEMBERSHIP";
  }
  return nullptr;
}

/** openNetlinkSocket(protocol, groups: Uint32Array): fd */
Napi::Value OpenNetlinkSocket(const Napi::CallbackInfo& info) {
  Descriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, info[0].As<Napi::Number>()));
  if (socket.failed()) return Refuse(info.Env(), "socket");
  const char* refused = Configure(socket.get(), info[1].As<Napi::Uint32Array>());
  if (refused != nullptr) return Refuse(info.Env(), refused);
  return Napi::Number::New(info.Env(), socket.Release());
}

/** resizeReceiveBuffer(fd, bytes, forced): forced it may be beyond net.core.rmem_max, else it is cut to that. */
void ResizeReceiveBuffer(const Napi::CallbackInfo& info) {
  const int option = info[2].As<Napi::Boolean>() ? SO_RCVBUFFORCE : SO_RCVBUF;
  const int bytes = info[1].As<Napi::Number>();
  if (setsockopt(info[0].As<Napi::Number>(), SOL_SOCKET, option, &bytes, sizeof bytes) != 0) {
    Refuse(info.Env(), "setsockopt SO_RCVBUF");
  }
}

/** attachFilter(fd, program: sock_filter[] as bytes): what it drops neither wakes nor fills the socket. */
void AttachFilter(const Napi::CallbackInfo& info) {
  Napi::Uint8Array code = info[1].As<Napi::Uint8Array>();
  const auto length = static_cast<unsigned short>(code.ByteLength() / sizeof(sock_filter));
  const sock_fprog program = {length, reinterpret_cast<sock_filter*>(code.Data())};
  if (setsockopt(info[0].As<Napi::Number>(), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) != 0) {
    Refuse(info.Env(), "setsockopt SO_ATTACH_FILTER");
  }
}

/** sendMessage(fd, message): to the kernel. */
void SendMessage(const Napi::CallbackInfo& info) {
  const Napi::Uint8Array message = info[1].As<Napi::Uint8Array>();
  ssize_t sent;
  do {
    sent = send(info[0].As<Napi::Number>(), message.Data(), message.ByteLength(), 0);
  } while (sent < 0 && errno == EINTR);
  if (sent < 0) Refuse(info.Env(), "send");
}

/** One datagram from the kernel; anybody else's are passed over. The length or -errno. */
ssize_t Receive(int fd, Napi::Uint8Array buffer) {
  for (;;) {
    sockaddr_nl sender = {};
    iovec vector = {buffer.Data(), buffer.ByteLength()};
    msghdr message = {&sender, sizeof sender, &vector, 1, nullptr, 0, 0};
    const ssize_t length = recvmsg(fd, &message, MSG_DONTWAIT);
    if (length < 0 && errno != EINTR) return -errno;
    if (length >= 0 && sender.nl_pid == 0) return (message.msg_flags & MSG_TRUNC) != 0 ? -ENOBUFS : length;
  }
}

/**
 * receiveMessages(fd, buffer): the bytes of the next datagram, one message or more, or -errno:
 * EAGAIN when there is none, ENOBUFS when some were lost, because the queue overran or one was longer than the buffer.
 */
Napi::Value ReceiveMessages(const Napi::CallbackInfo& info) {
  const ssize_t length = Receive(info[0].As<Napi::Number>(), info[1].As<Napi::Uint8Array>());
  return Napi::Number::New(info.Env(), length);
}

}  // namespace

void DefineNetlinkSocket(Napi::Env env, Napi::Object exports) {
  exports["openNetlinkSocket"] = Napi::Function::New(env, OpenNetlinkSocket, "openNetlinkSocket");
  exports["resizeReceiveBuffer"] = Napi::Function::New(env, ResizeReceiveBuffer, "resizeReceiveBuffer");
  exports["attachFilter"] = Napi::Function::New(env, AttachFilter, "attachFilter");
  exports["sendMessage"] = Napi::Function::New(env, SendMessage, "sendMessage");
  exports["receiveMessages"] = Napi::Function::New(env, ReceiveMessages, "receiveMessages");
}
