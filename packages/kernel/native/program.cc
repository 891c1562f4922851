#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string>
#include <vector>

#include "addon.h"
#include "descriptor.h"
#include "refusal.h"
#include "resource-limit.h"

namespace {

constexpr int kUnchanged = -1;

/** What the child does with itself before it becomes the program; read in the child, written by it on failure. */
struct Program {
  const char* file;
  std::vector<char*> words;
  std::vector<char*> environment;
  int uid;
  int gid;
  size_t group_count;
  const uint32_t* groups;
  int nice;
  int null;
  volatile int refusal;
};

std::vector<std::string> Strings(const Napi::Array& array) {
  std::vector<std::string> strings;
  for (uint32_t i = 0; i < array.Length(); i++) strings.push_back(array.Get(i).As<Napi::String>());
  return strings;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/** The system calls themselves: libc's would have all threads change, and they are the parent's. */
bool BecomeUser(const Program& program) {
  if (geteuid() == 0 && syscall(SYS_setgroups, program.group_count, program.groups) != 0) return false;
  if (program.gid != kUnchanged && syscall(SYS_setgid, program.gid) != 0) return false;
  return program.uid == kUnchanged || syscall(SYS_setuid, program.uid) == 0;
}

bool DiscardOutput(const Program& program) {
  for (int fd = 0; fd <= STDERR_FILENO; fd++) {
    if (dup2(program.null, fd) < 0) return false;
  }
  return true;
}

/** As a program expects them: libuv's handlers and masks are not for it. */
void ResetSignals() {
  for (int signal = 1; signal < NSIG; signal++) {
    if (signal != SIGKILL && signal != SIGSTOP) std::signal(signal, SIG_DFL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

/** What programs have of RLIMIT_CORE where this process has more. */
rlimit core_limit;
bool limits_core = false;

void SetSoftLimit(decltype(RLIMIT_CORE) resource, rlim_t most) {
  rlimit limit;
  if (getrlimit(resource, &limit) != 0) return;
  limit.rlim_cur = std::min(limit.rlim_max, most);
  setrlimit(resource, &limit);
}

/**
 * It is not scheduled in real time, so the limit there is not for it. Nor are as many descriptors as possible, which Node
 * asks for at its start: nobody can tell what the limit was, but select(2) bears no more than this, and systemd gives it.
 */
void ResetLimits() {
  SetSoftLimit(RLIMIT_RTTIME, RLIM_INFINITY);
  SetSoftLimit(RLIMIT_NOFILE, FD_SETSIZE);
  if (limits_core) setrlimit(RLIMIT_CORE, &core_limit);
}

/** Runs in the child, on the parent's memory: no allocation, no lock, nothing that stays. */
[[noreturn]] void Become(Program& program) {
  ResetLimits();
  ResetSignals();
  // As late as it may be: the parent waits for this, and from here on it may wait behind others of the same nice value.
  setsid();
  setpriority(PRIO_PROCESS, 0, program.nice);
  if (DiscardOutput(program) && BecomeUser(program)) {
    // Behind the change of user, which would forget it: the program is not to outlive who started it.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    execvpe(program.file, program.words.data(), program.environment.data());
  }
  program.refusal = errno;
  _exit(127);
}

/**
 * vfork: fork would copy the page tables of a Node process, and that takes milliseconds. All signals wait meanwhile: a
 * handler in the child would run on the parent's memory.
 */
pid_t Start(Program& program) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t pid = vfork();
  if (pid == 0) Become(program);
  if (pid < 0) program.refusal = errno;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return pid;
}

/** startProgram(file, words, environment, uid, gid, groups: Uint32Array, nice): its pid, which leads a session. */
Napi::Value StartProgram(const Napi::CallbackInfo& info) {
  Descriptor null(open("/dev/null", O_RDWR | O_CLOEXEC));
  if (null.failed()) return Refuse(info.Env(), "open /dev/null");
  const std::string file = info[0].As<Napi::String>();
  std::vector<std::string> words = Strings(info[1].As<Napi::Array>());
  std::vector<std::string> environment = Strings(info[2].As<Napi::Array>());
  const Napi::Uint32Array groups = info[5].As<Napi::Uint32Array>();
  Program program = {};
  program.file = file.c_str();
  program.words = Pointers(words);
  program.environment = Pointers(environment);
  program.uid = info[3].As<Napi::Number>();
  program.gid = info[4].As<Napi::Number>();
  program.group_count = groups.ElementLength();
  program.groups = groups.Data();
  program.nice = info[6].As<Napi::Number>();
  program.null = null.get();
  const pid_t pid = Start(program);
  if (program.refusal == 0) return Napi::Number::New(info.Env(), pid);
  if (pid > 0) waitpid(pid, nullptr, 0);
  errno = program.refusal;
  return Refuse(info.Env(), "execve");
}

/** limitProgramCores(soft, hard): of programs that are started from here on, whatever this process has. */
void LimitProgramCores(const Napi::CallbackInfo& info) {
  core_limit = {ToLimit(info[0]), ToLimit(info[1])};
  limits_core = true;
}

/** endOfProgram(pid): its exit status, -signal when one ended it, undefined while it runs. */
Napi::Value EndOfProgram(const Napi::CallbackInfo& info) {
  int status = 0;
  const pid_t ended = waitpid(info[0].As<Napi::Number>().Int32Value(), &status, WNOHANG);
  if (ended < 0) return Refuse(info.Env(), "waitpid");
  if (ended == 0) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
}

}  // namespace

void DefineProgram(Napi::Env env, Napi::Object exports) {
  exports["startProgram"] = Napi::Function::New(env, StartProgram, "startProgram");
  exports["limitProgramCores"] = Napi::Function::New(env, LimitProgramCores, "limitProgramCores");
  exports["endOfProgram"] = Napi::Function::New(env, EndOfProgram, "endOfProgram");
}
