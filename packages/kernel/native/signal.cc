#include <napi.h>
#include <signal.h>
#include <uv.h>

#include <cerrno>

#include "addon.h"
#include "loop-handle.h"
#include "refusal.h"

namespace {

/**
 * A signal on the event loop, by libuv's own handler as Node has it for the signals that it knows: none is blocked, so
 * children start with a clean mask. Like those it does not keep the process alive.
 */
class SignalHandle : public LoopHandle {
 public:
  explicit SignalHandle(Napi::Function received) : LoopHandle(received, "kaconf:signal") {}

  void Open(uv_loop_t* loop) {
    uv_signal_init(loop, &handle_);
    uv_unref(handle());
  }

  int Listen(int signal) { return uv_signal_start(&handle_, OnSignal, signal); }

 private:
  static void OnSignal(uv_signal_t* handle, int) {
    static_cast<SignalHandle*>(static_cast<LoopHandle*>(handle->data))->Notify();
  }

  uv_handle_t* handle() override { return reinterpret_cast<uv_handle_t*>(&handle_); }

  uv_signal_t handle_;
};

/** Real-time signals only: the others are Node's, to whom `process.on` gives them. */
int Listen(SignalHandle& handle, int signal) {
  return signal < SIGRTMIN || signal > SIGRTMAX ? UV_EINVAL : handle.Listen(signal);
}

/** watchSignal(signal, received): Watch, for `unwatch`. Calls `received` for each signal that arrives. */
Napi::Value WatchSignal(const Napi::CallbackInfo& info) {
  SignalHandle* handle = new SignalHandle(info[1].As<Napi::Function>());
  handle->Open(LoopOf(info.Env()));
  Napi::Value self = handle->Hold();
  const int refused = Listen(*handle, info[0].As<Napi::Number>());
  if (refused == 0) return self;
  handle->Close();
  errno = -refused;
  return Refuse(info.Env(), "sigaction");
}

}  // namespace

void DefineSignal(Napi::Env env, Napi::Object exports) {
  exports["watchSignal"] = Napi::Function::New(env, WatchSignal, "watchSignal");
}
