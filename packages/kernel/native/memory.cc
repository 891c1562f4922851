#include <elf.h>
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "addon.h"
#include "refusal.h"

namespace {

constexpr int kDontNeedLocked = 24;  // MADV_DONTNEED_LOCKED, since Linux 5.18

/**
 * V8 gives parts of its heap back with MADV_DONTNEED, and aborts when it cannot. The kernel refuses that for locked
 * pages, so its calls go through here: pages are given back, and what takes their place is locked again.
 */
int GiveBack(void* start, size_t length, int advice) {
  if (syscall(SYS_madvise, start, length, advice) == 0) return 0;
  if (errno != EINVAL || advice != MADV_DONTNEED) return -1;
  if (syscall(SYS_madvise, start, length, kDontNeedLocked) == 0) return 0;
  if (munlock(start, length) != 0 || syscall(SYS_madvise, start, length, MADV_DONTNEED) != 0) return -1;
  return mlock2(start, length, MLOCK_ONFAULT);
}

/** What the program was linked with: where it calls functions of libraries through. */
struct Imports {
  const ElfW(Rela) * calls;
  size_t count;
  const ElfW(Sym) * symbols;
  const char* names;
  /** All are resolved, and the loader has made them read-only. */
  bool settled;
};

Imports ReadImports(const link_map& program) {
  Imports imports = {};
  for (const ElfW(Dyn)* entry = program.l_ld; entry->d_tag != DT_NULL; entry++) {
    const auto [address, value] = std::pair(entry->d_un.d_ptr, entry->d_un.d_val);
    if (entry->d_tag == DT_JMPREL) imports.calls = reinterpret_cast<const ElfW(Rela)*>(address);
    if (entry->d_tag == DT_PLTRELSZ) imports.count = value / sizeof(ElfW(Rela));
    if (entry->d_tag == DT_SYMTAB) imports.symbols = reinterpret_cast<const ElfW(Sym)*>(address);
    if (entry->d_tag == DT_STRTAB) imports.names = reinterpret_cast<const char*>(address);
    if (entry->d_tag == DT_FLAGS) imports.settled = (value & DF_BIND_NOW) != 0;
  }
  return imports;
}

/** Where the program keeps the address of a function that it calls; nullptr when it calls none of that name. */
void** FindImport(const char* name) {
  const link_map& program = *_r_debug.r_map;
  const Imports imports = ReadImports(program);
  if (!imports.settled || imports.calls == nullptr) return nullptr;
  for (size_t i = 0; i < imports.count; i++) {
    const ElfW(Rela)& call = imports.calls[i];
    const char* called = imports.names + imports.symbols[ELF64_R_SYM(call.r_info)].st_name;
    if (std::strcmp(called, name) == 0) return reinterpret_cast<void**>(program.l_addr + call.r_offset);
  }
  return nullptr;
}

bool Redirect(void** import, void* function) {
  const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  void* const start = reinterpret_cast<void*>(reinterpret_cast<uintptr_t>(import) & ~(page - 1));
  if (mprotect(start, page, PROT_READ | PROT_WRITE) != 0) return false;
  *import = function;
  return mprotect(start, page, PROT_READ) == 0;
}

bool PrepareV8() {
  void** const import = FindImport("madvise");
  if (import == nullptr) errno = ENOTSUP;
  return import != nullptr && Redirect(import, reinterpret_cast<void*>(GiveBack));
}

/** lockMemory(): pages stay in memory once they are there; they are not all read in at once. */
void LockMemory(const Napi::CallbackInfo& info) {
  if (!PrepareV8()) {
    Refuse(info.Env(), "redirect madvise");
  } else if (mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0) {
    Refuse(info.Env(), "mlockall");
  }
}

void UnlockMemory(const Napi::CallbackInfo& info) {
  if (munlockall() != 0) Refuse(info.Env(), "munlockall");
}

/** releaseMemory(): what has been freed goes back to the kernel, of all threads. Not of the JavaScript heap, which is V8's. */
void ReleaseMemory(const Napi::CallbackInfo&) { malloc_trim(0); }

/**
 * From so many free bytes at the end of a heap on malloc gives them back, and so large a block has pages of its own. Unless
 * they are set, both follow the largest block ever freed, up to 64 MiB: every compiler thread would keep its peak.
 */
constexpr int kMallocThreshold = 128 * 1024;

}  // namespace

void DefineMemory(Napi::Env env, Napi::Object exports) {
  mallopt(M_TRIM_THRESHOLD, kMallocThreshold);
  mallopt(M_MMAP_THRESHOLD, kMallocThreshold);
  exports["lockMemory"] = Napi::Function::New(env, LockMemory, "lockMemory");
  exports["unlockMemory"] = Napi::Function::New(env, UnlockMemory, "unlockMemory");
  exports["releaseMemory"] = Napi::Function::New(env, ReleaseMemory, "releaseMemory");
}
