#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string>

#include "addon.h"
#include "refusal.h"

namespace {

/** Where somebody listens: a file, or with '@' in front an abstract name, which no file system knows. */
class UnixAddress {
 public:
  explicit UnixAddress(const std::string& path)
      : length_(offsetof(sockaddr_un, sun_path) + path.size()), fits_(path.size() < sizeof address_.sun_path) {
    if (!fits_) return;
    std::memcpy(address_.sun_path, path.data(), path.size());
    if (path[0] == '@') address_.sun_path[0] = '\0';
  }

  bool fits() const { return fits_; }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }
  socklen_t length() const { return length_; }

 private:
  sockaddr_un address_ = {AF_UNIX, {}};
  socklen_t length_;
  bool fits_;
};

int Send(int fd, const UnixAddress& receiver, const Napi::Uint8Array& bytes) {
  if (!receiver.fits()) return -ENAMETOOLONG;
  ssize_t sent;
  do {
    sent = sendto(fd, bytes.Data(), bytes.ByteLength(), MSG_DONTWAIT, receiver.get(), receiver.length());
  } while (sent < 0 && errno == EINTR);
  return sent < 0 ? -errno : 0;
}

/** openUnixSocket(): fd. It only sends. */
Napi::Value OpenUnixSocket(const Napi::CallbackInfo& info) {
  const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  return fd < 0 ? Refuse(info.Env(), "socket") : Napi::Number::New(info.Env(), fd);
}

/** sendUnix(fd, path, bytes): 0 or -errno. Never connected: whoever has the path now gets it, restarted or not. */
Napi::Value SendUnix(const Napi::CallbackInfo& info) {
  const UnixAddress receiver(info[1].As<Napi::String>());
  return Napi::Number::New(info.Env(), Send(info[0].As<Napi::Number>(), receiver, info[2].As<Napi::Uint8Array>()));
}

}  // namespace

void DefineUnixDatagram(Napi::Env env, Napi::Object exports) {
  exports["openUnixSocket"] = Napi::Function::New(env, OpenUnixSocket, "openUnixSocket");
  exports["sendUnix"] = Napi::Function::New(env, SendUnix, "sendUnix");
}
