#include "outgoing.h"

#include <cerrno>

Napi::Value SendAll(Napi::Env env, int fd, mmsghdr* messages, unsigned count) {
  Napi::Value failures = env.Undefined();
  unsigned next = 0;
  while (next < count) {
    const int sent = sendmmsg(fd, messages + next, count - next, MSG_DONTWAIT);
    if (sent > 0) {
      next += sent;
    } else if (errno != EINTR) {
      const int refusal = errno;
      if (failures.IsUndefined()) failures = Napi::Array::New(env);
      Napi::Array failure = Napi::Array::New(env, 2);
      failure[0u] = Napi::Number::New(env, next);
      failure[1u] = Napi::Number::New(env, refusal);
      Napi::Array list = failures.As<Napi::Array>();
      list[list.Length()] = failure;
      next++;
    }
  }
  return failures;
}
