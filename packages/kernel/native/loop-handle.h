#pragma once

#include <napi.h>
#include <uv.h>

#include <cerrno>

#include "refusal.h"

/**
 * Something on the event loop that calls JavaScript. JavaScript holds it as an external; while it is open it holds that
 * external itself.
 */
class LoopHandle {
 public:
  virtual ~LoopHandle() = default;

  /** The external, once the libuv handle has been initialised. */
  Napi::Value Hold();

  /** Calls back no more. */
  void Close();

 protected:
  /** @param name what async_hooks show */
  LoopHandle(Napi::Function callback, const char* name)
      : context_(callback.Env(), name), callback_(Napi::Persistent(callback)) {}

  /** Nothing is thrown across libuv: an exception in the callback becomes an uncaughtException. */
  void Notify();

 private:
  static void CloseAtExit(napi_async_cleanup_hook_handle, void* self);
  static void OnClosed(uv_handle_t* handle);

  virtual uv_handle_t* handle() = 0;

  /** `closed` gets `handle` when everything is closed. */
  virtual void CloseHandles(uv_close_cb closed) { uv_close(handle(), closed); }

  Napi::AsyncContext context_;
  Napi::FunctionReference callback_;
  Napi::Reference<Napi::External<LoopHandle>> self_;
  napi_async_cleanup_hook_handle cleanup_ = nullptr;
  bool closing_ = false;
};

inline uv_loop_t* LoopOf(Napi::Env env) {
  uv_loop_t* loop = nullptr;
  napi_get_uv_event_loop(env, &loop);
  return loop;
}

/** Has a new handle call back about a descriptor from now on. The descriptor stays the caller's. */
template <typename Handle>
Napi::Value ListenTo(Napi::Env env, int fd, Handle* handle) {
  const int refused = handle->Open(LoopOf(env), fd);
  if (refused != 0) {
    delete handle;
    errno = -refused;
    return Refuse(env, "epoll_ctl");
  }
  Napi::Value self = handle->Hold();
  handle->Listen();
  return self;
}
