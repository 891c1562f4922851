#pragma once

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

/** A descriptor under construction: closed when the function leaves early, handed over by `Release`. */
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    const int refusal = errno;
    if (fd_ >= 0) close(fd_);
    errno = refusal;
  }

  bool failed() const { return fd_ < 0; }
  int get() const { return fd_; }

  int Release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
  }

 private:
  int fd_;
};

/** An integer socket option and the name it has in an error message. */
struct Option {
  int level;
  int name;
  int value;
  const char* text;
};

inline bool SetOption(int fd, const Option& option) {
  return setsockopt(fd, option.level, option.name, &option.value, sizeof option.value) == 0;
}

/** Beyond net.core.rmem_max, which bounds only those without CAP_NET_ADMIN. Zero keeps the kernel's default. */
inline bool SetReceiveBuffer(int fd, int bytes) {
  return bytes == 0 || SetOption(fd, {SOL_SOCKET, SO_RCVBUFFORCE, bytes, "SO_RCVBUFFORCE"});
}
