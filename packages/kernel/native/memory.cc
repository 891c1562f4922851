#include <sys/mman.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "addon.h"
#include "refusal.h"

namespace {

/** A line of /proc/self/maps. */
struct Mapping {
  uintptr_t start;
  uintptr_t end;
  char name[8];  // Its beginning: a path, [stack], [vdso] …, or nothing for anonymous memory.

  bool Parse(const char* line) {
    name[0] = '\0';
    return std::sscanf(line, "%lx-%lx %*s %*s %*s %*s %7s", &start, &end, name) >= 2;
  }

  bool IsProgram() const { return name[0] == '/' || std::string(name) == "[stack]"; }

  /** Pages are locked as they are touched, not all read in at once. */
  bool Lock() const { return mlock2(reinterpret_cast<void*>(start), end - start, MLOCK_ONFAULT) == 0; }
};

/**
 * lockMemory(): the program, its libraries and its stack stay in memory once they are there. Not mlockall: V8 gives back
 * parts of its heap with MADV_DONTNEED, the kernel refuses that for locked pages, and V8 aborts.
 */
void LockMemory(const Napi::CallbackInfo& info) {
  const std::unique_ptr<FILE, int (*)(FILE*)> maps(std::fopen("/proc/self/maps", "re"), std::fclose);
  if (maps == nullptr) {
    Refuse(info.Env(), "open /proc/self/maps");
    return;
  }
  char line[4352];  // A path has up to 4096 bytes.
  Mapping mapping;
  while (std::fgets(line, sizeof line, maps.get()) != nullptr) {
    if (mapping.Parse(line) && mapping.IsProgram() && !mapping.Lock()) {
      Refuse(info.Env(), "mlock2");
      return;
    }
  }
}

}  // namespace

void DefineMemory(Napi::Env env, Napi::Object exports) {
  exports["lockMemory"] = Napi::Function::New(env, LockMemory, "lockMemory");
}
