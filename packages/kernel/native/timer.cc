#include <sys/timerfd.h>
#include <unistd.h>

#include <cmath>
#include <cstdint>

#include "addon.h"
#include "refusal.h"

/** openTimer(): fd */
static Napi::Value OpenTimer(const Napi::CallbackInfo& info) {
  const int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
  return fd < 0 ? Refuse(info.Env(), "timerfd_create") : Napi::Number::New(info.Env(), fd);
}

/** setTimer(fd, µs): readable at that time of CLOCK_MONOTONIC, at once when it has passed. Negative disarms. */
static void SetTimer(const Napi::CallbackInfo& info) {
  const double deadline = info[1].As<Napi::Number>();
  itimerspec spec = {};
  if (deadline >= 0) {
    spec.it_value.tv_sec = static_cast<time_t>(deadline / 1e6);
    spec.it_value.tv_nsec = static_cast<long>(std::fmod(deadline, 1e6) * 1e3);
    // All zero would disarm.
    if (deadline < 1) spec.it_value.tv_nsec = 1;
  }
  const int refused = timerfd_settime(info[0].As<Napi::Number>(), TFD_TIMER_ABSTIME, &spec, nullptr);
  if (refused != 0) Refuse(info.Env(), "timerfd_settime");
}

/** readTimer(fd): whether it has expired since it was set or read. */
static Napi::Value ReadTimer(const Napi::CallbackInfo& info) {
  uint64_t expirations = 0;
  const ssize_t bytes = read(info[0].As<Napi::Number>(), &expirations, sizeof expirations);
  return Napi::Boolean::New(info.Env(), bytes == sizeof expirations);
}

void DefineTimer(Napi::Env env, Napi::Object exports) {
  exports["openTimer"] = Napi::Function::New(env, OpenTimer, "openTimer");
  exports["setTimer"] = Napi::Function::New(env, SetTimer, "setTimer");
  exports["readTimer"] = Napi::Function::New(env, ReadTimer, "readTimer");
}
