#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "addon.h"
#include "refusal.h"

/** makeNamedPipe(path, mode): less what the umask takes away. */
static void MakeNamedPipe(const Napi::CallbackInfo& info) {
  const std::string path = info[0].As<Napi::String>();
  const uint32_t mode = info[1].As<Napi::Number>();
  if (mkfifo(path.c_str(), mode) != 0) Refuse(info.Env(), "mkfifo");
}

/** openPipe(): [read, write], neither of which ever blocks. */
static Napi::Value OpenPipe(const Napi::CallbackInfo& info) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return Refuse(info.Env(), "pipe2");
  Napi::Array pipe = Napi::Array::New(info.Env(), 2);
  pipe.Set(0u, Napi::Number::New(info.Env(), ends[0]));
  pipe.Set(1u, Napi::Number::New(info.Env(), ends[1]));
  return pipe;
}

void DefinePipe(Napi::Env env, Napi::Object exports) {
  exports["openPipe"] = Napi::Function::New(env, OpenPipe, "openPipe");
  exports["makeNamedPipe"] = Napi::Function::New(env, MakeNamedPipe, "makeNamedPipe");
}
