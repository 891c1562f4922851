#include <napi.h>
#include <uv.h>

#include "addon.h"
#include "loop-handle.h"

namespace {

/** A descriptor on the event loop. */
class Poll : public LoopHandle {
 public:
  explicit Poll(Napi::Function readable) : LoopHandle(readable, "kaconf:watch") {}

  int Open(uv_loop_t* loop, int fd) { return uv_poll_init(loop, &handle_, fd); }

  void Listen() { uv_poll_start(&handle_, UV_READABLE, OnReadable); }

 private:
  static void OnReadable(uv_poll_t* handle, int status, int) {
    Poll* poll = static_cast<Poll*>(static_cast<LoopHandle*>(handle->data));
    // libuv stops at a pending socket error (ENOBUFS, ENETDOWN). Reading fetches the error; what is queued stays readable.
    if (status < 0) poll->Listen();
    poll->Notify();
  }

  uv_handle_t* handle() override { return reinterpret_cast<uv_handle_t*>(&handle_); }

  uv_poll_t handle_;
};

/** watch(fd, readable): Watch. Calls `readable` while there is something to read. The descriptor stays the caller's. */
Napi::Value Watch(const Napi::CallbackInfo& info) {
  return ListenTo(info.Env(), info[0].As<Napi::Number>(), new Poll(info[1].As<Napi::Function>()));
}

/** unwatch(watch): of a descriptor, which may be closed at once, or of a signal. */
void Unwatch(const Napi::CallbackInfo& info) { info[0].As<Napi::External<LoopHandle>>().Data()->Close(); }

}  // namespace

void DefineWatch(Napi::Env env, Napi::Object exports) {
  exports["watch"] = Napi::Function::New(env, Watch, "watch");
  exports["unwatch"] = Napi::Function::New(env, Unwatch, "unwatch");
}
