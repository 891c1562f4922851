#include "loop-handle.h"

Napi::Value LoopHandle::Hold() {
  Napi::Env env = context_.Env();
  auto self = Napi::External<LoopHandle>::New(env, this, [](Napi::Env, LoopHandle* closed) { delete closed; });
  handle()->data = this;
  self_ = Napi::Persistent(self);
  napi_add_async_cleanup_hook(env, CloseAtExit, this, &cleanup_);
  return self;
}

void LoopHandle::Close() {
  if (closing_) return;
  closing_ = true;
  CloseHandles(OnClosed);
}

void LoopHandle::Notify() {
  Napi::Env env = context_.Env();
  Napi::HandleScope scope(env);
  callback_.MakeCallback(env.Global(), std::initializer_list<napi_value>{}, context_);
  if (env.IsExceptionPending()) napi_fatal_exception(env, env.GetAndClearPendingException().Value());
}

void LoopHandle::CloseAtExit(napi_async_cleanup_hook_handle, void* self) { static_cast<LoopHandle*>(self)->Close(); }

void LoopHandle::OnClosed(uv_handle_t* handle) {
  LoopHandle* closed = static_cast<LoopHandle*>(handle->data);
  napi_remove_async_cleanup_hook(closed->cleanup_);
  closed->callback_.Reset();
  closed->self_.Reset();
}
