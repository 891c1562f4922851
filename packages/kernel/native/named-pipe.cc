#include <sys/stat.h>

#include <string>

#include "addon.h"
#include "refusal.h"

/** makeNamedPipe(path, mode): less what the umask takes away. */
static void MakeNamedPipe(const Napi::CallbackInfo& info) {
  const std::string path = info[0].As<Napi::String>();
  const uint32_t mode = info[1].As<Napi::Number>();
  if (mkfifo(path.c_str(), mode) != 0) Refuse(info.Env(), "mkfifo");
}

void DefineNamedPipe(Napi::Env env, Napi::Object exports) {
  exports["makeNamedPipe"] = Napi::Function::New(env, MakeNamedPipe, "makeNamedPipe");
}
