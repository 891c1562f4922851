#include "refusal.h"

#include <cerrno>

Napi::Value Refuse(Napi::Env env, const char* call) {
  const int number = errno;
  Napi::Error error = Napi::Error::New(env, call);
  error.Set("errno", Napi::Number::New(env, number));
  error.ThrowAsJavaScriptException();
  return env.Undefined();
}
