#include <sys/inotify.h>

#include <string>

#include "addon.h"
#include "refusal.h"

/** openInotify(): fd */
static Napi::Value OpenInotify(const Napi::CallbackInfo& info) {
  const int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  return fd < 0 ? Refuse(info.Env(), "inotify_init1") : Napi::Number::New(info.Env(), fd);
}

/** watchFolder(fd, path, mask): the number that its events carry, the same for the same folder. */
static Napi::Value WatchFolder(const Napi::CallbackInfo& info) {
  const std::string path = info[1].As<Napi::String>();
  const uint32_t mask = info[2].As<Napi::Number>();
  const int watch = inotify_add_watch(info[0].As<Napi::Number>(), path.c_str(), mask | IN_ONLYDIR);
  return watch < 0 ? Refuse(info.Env(), "inotify_add_watch") : Napi::Number::New(info.Env(), watch);
}

void DefineInotify(Napi::Env env, Napi::Object exports) {
  exports["openInotify"] = Napi::Function::New(env, OpenInotify, "openInotify");
  exports["watchFolder"] = Napi::Function::New(env, WatchFolder, "watchFolder");
}
