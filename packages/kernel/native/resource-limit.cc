#include "resource-limit.h"

#include "addon.h"
#include "refusal.h"

namespace {

Napi::Value ToNumber(Napi::Env env, rlim_t limit) {
  return Napi::Number::New(env, limit == RLIM_INFINITY ? INFINITY : static_cast<double>(limit));
}

/** getLimit(resource): [soft, hard], Infinity for none. */
Napi::Value GetLimit(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const int resource = info[0].As<Napi::Number>();
  rlimit limit;
  if (getrlimit(static_cast<decltype(RLIMIT_CORE)>(resource), &limit) != 0) return Refuse(env, "getrlimit");
  Napi::Array pair = Napi::Array::New(env, 2);
  pair[0u] = ToNumber(env, limit.rlim_cur);
  pair[1u] = ToNumber(env, limit.rlim_max);
  return pair;
}

/** setLimit(resource, soft, hard): of this process and the children that it starts from now on. */
void SetLimit(const Napi::CallbackInfo& info) {
  const int resource = info[0].As<Napi::Number>();
  const rlimit limit = {ToLimit(info[1]), ToLimit(info[2])};
  if (setrlimit(static_cast<decltype(RLIMIT_CORE)>(resource), &limit) != 0) Refuse(info.Env(), "setrlimit");
}

}  // namespace

void DefineResourceLimit(Napi::Env env, Napi::Object exports) {
  exports["getLimit"] = Napi::Function::New(env, GetLimit, "getLimit");
  exports["setLimit"] = Napi::Function::New(env, SetLimit, "setLimit");
}
