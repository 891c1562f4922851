#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>

#include <string>

#include "addon.h"
#include "descriptor.h"
#include "refusal.h"

namespace {

/** setName(name): cut to 15 bytes by the kernel. */
void SetName(const Napi::CallbackInfo& info) {
  const std::string name = info[0].As<Napi::String>();
  if (prctl(PR_SET_NAME, name.c_str()) != 0) Refuse(info.Env(), "prctl PR_SET_NAME");
}

/** signalOnParentDeath(signal) */
void SignalOnParentDeath(const Napi::CallbackInfo& info) {
  const unsigned long signal = info[0].As<Napi::Number>().Uint32Value();
  if (prctl(PR_SET_PDEATHSIG, signal) != 0) Refuse(info.Env(), "prctl PR_SET_PDEATHSIG");
}

/** lockFile(fd): whether the whole file is locked by this process now. */
Napi::Value LockFile(const Napi::CallbackInfo& info) {
  struct flock lock = {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  const bool locked = fcntl(info[0].As<Napi::Number>(), F_SETLK, &lock) == 0;
  if (!locked && errno != EACCES && errno != EAGAIN) return Refuse(info.Env(), "fcntl F_SETLK");
  return Napi::Boolean::New(info.Env(), locked);
}

/** enterNetworkNamespace(path): this thread, and with it all sockets and children made from now on. */
void EnterNetworkNamespace(const Napi::CallbackInfo& info) {
  const std::string path = info[0].As<Napi::String>();
  Descriptor space(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (space.failed()) {
    Refuse(info.Env(), "open");
  } else if (setns(space.get(), CLONE_NEWNET) != 0) {
    Refuse(info.Env(), "setns");
  }
}

}  // namespace

void DefineProcess(Napi::Env env, Napi::Object exports) {
  exports["setName"] = Napi::Function::New(env, SetName, "setName");
  exports["signalOnParentDeath"] = Napi::Function::New(env, SignalOnParentDeath, "signalOnParentDeath");
  exports["lockFile"] = Napi::Function::New(env, LockFile, "lockFile");
  exports["enterNetworkNamespace"] = Napi::Function::New(env, EnterNetworkNamespace, "enterNetworkNamespace");
}
