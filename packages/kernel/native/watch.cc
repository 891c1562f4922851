#include <napi.h>
#include <uv.h>

#include <cerrno>

#include "addon.h"
#include "refusal.h"

/** A descriptor on the event loop. JavaScript holds it as an external; while it is open it holds that external itself. */
class Poll {
 public:
  Poll(Napi::Env env, Napi::Function readable)
      : context_(env, "kaconf:watch"), readable_(Napi::Persistent(readable)) {}

  int Open(uv_loop_t* loop, int fd) {
    handle_.data = this;
    return uv_poll_init(loop, &handle_, fd);
  }

  void Start(Napi::External<Poll> self) {
    self_ = Napi::Persistent(self);
    napi_add_async_cleanup_hook(context_.Env(), CloseAtExit, this, &cleanup_);
    Listen();
  }

  void Close() {
    if (closing_) return;
    closing_ = true;
    uv_close(reinterpret_cast<uv_handle_t*>(&handle_), OnClosed);
  }

 private:
  static void CloseAtExit(napi_async_cleanup_hook_handle, void* poll) { static_cast<Poll*>(poll)->Close(); }

  static void OnClosed(uv_handle_t* handle) {
    Poll* poll = static_cast<Poll*>(handle->data);
    napi_remove_async_cleanup_hook(poll->cleanup_);
    poll->readable_.Reset();
    poll->self_.Reset();
  }

  void Listen() { uv_poll_start(&handle_, UV_READABLE, OnReadable); }

  static void OnReadable(uv_poll_t* handle, int status, int) {
    Poll* poll = static_cast<Poll*>(handle->data);
    // libuv stops at a pending socket error (ENOBUFS, ENETDOWN). Reading fetches the error; what is queued stays readable.
    if (status < 0) poll->Listen();
    poll->Notify();
  }

  /** Nothing is thrown across libuv: an exception in the callback becomes an uncaughtException. */
  void Notify() {
    Napi::Env env = context_.Env();
    Napi::HandleScope scope(env);
    readable_.MakeCallback(env.Global(), std::initializer_list<napi_value>{}, context_);
    if (env.IsExceptionPending()) napi_fatal_exception(env, env.GetAndClearPendingException().Value());
  }

  Napi::AsyncContext context_;
  Napi::FunctionReference readable_;
  Napi::Reference<Napi::External<Poll>> self_;
  uv_poll_t handle_;
  napi_async_cleanup_hook_handle cleanup_ = nullptr;
  bool closing_ = false;
};

/** watch(fd, readable): Watch. Calls `readable` while there is something to read. The descriptor stays the caller's. */
static Napi::Value Watch(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  uv_loop_t* loop = nullptr;
  napi_get_uv_event_loop(env, &loop);
  Poll* poll = new Poll(env, info[1].As<Napi::Function>());
  const int refused = poll->Open(loop, info[0].As<Napi::Number>());
  if (refused != 0) {
    delete poll;
    errno = -refused;
    return Refuse(env, "epoll_ctl");
  }
  auto self = Napi::External<Poll>::New(env, poll, [](Napi::Env, Poll* closed) { delete closed; });
  poll->Start(self);
  return self;
}

/** unwatch(watch). The descriptor may be closed at once. */
static void Unwatch(const Napi::CallbackInfo& info) { info[0].As<Napi::External<Poll>>().Data()->Close(); }

void DefineWatch(Napi::Env env, Napi::Object exports) {
  exports["watch"] = Napi::Function::New(env, Watch, "watch");
  exports["unwatch"] = Napi::Function::New(env, Unwatch, "unwatch");
}
