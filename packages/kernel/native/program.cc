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
#include <deque>
#include <string>
#include <vector>

#include "addon.h"
#include "descriptor.h"
#include "refusal.h"
#include "resource-limit.h"

namespace {

constexpr int kUnchanged = -1;

/** Strings as execve(2) takes them. */
class Words {
 public:
  explicit Words(const Napi::Array& array) {
    for (uint32_t i = 0; i < array.Length(); i++) texts_.push_back(array.Get(i).As<Napi::String>());
    for (std::string& text : texts_) pointers_.push_back(text.data());
    pointers_.push_back(nullptr);
  }
  Words(const Words&) = delete;

  char* const* data() const { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<char*> pointers_;
};

/** What the child does with itself before it becomes the program; read in the child, written by it on failure. */
struct Program {
  explicit Program(const Napi::Object& start)
      : file(start.Get("file").As<Napi::String>()),
        words(start.Get("words").As<Napi::Array>()),
        environment(start.Get("environment").As<Napi::Array>()),
        uid(start.Get("uid").As<Napi::Number>()),
        gid(start.Get("gid").As<Napi::Number>()),
        nice(start.Get("nice").As<Napi::Number>()),
        output(start.Get("output").As<Napi::Number>()) {
    const Napi::Array numbers = start.Get("groups").As<Napi::Array>();
    for (uint32_t i = 0; i < numbers.Length(); i++) groups.push_back(numbers.Get(i).As<Napi::Number>());
  }

  const std::string file;
  const Words words;
  const Words environment;
  const int uid;
  const int gid;
  const int nice;
  /** Where it writes to; nowhere when negative. */
  const int output;
  std::vector<gid_t> groups;
  int null = -1;
  volatile int refusal = 0;
};

/** The system calls themselves: libc's would have all threads change, and they are the parent's. */
bool BecomeUser(const Program& program) {
  if (geteuid() == 0 && syscall(SYS_setgroups, program.groups.size(), program.groups.data()) != 0) return false;
  if (program.gid != kUnchanged && syscall(SYS_setgid, program.gid) != 0) return false;
  return program.uid == kUnchanged || syscall(SYS_setuid, program.uid) == 0;
}

bool RedirectStreams(const Program& program) {
  const int output = program.output < 0 ? program.null : program.output;
  return dup2(program.null, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
         dup2(output, STDERR_FILENO) >= 0;
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
  // As late as it may be: who starts it waits for this, and from here on it may wait behind others of the same nice value.
  setsid();
  setpriority(PRIO_PROCESS, 0, program.nice);
  if (RedirectStreams(program) && BecomeUser(program)) {
    // Behind the change of user, which would forget it: the program is not to outlive who started it.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    execvpe(program.file.c_str(), program.words.data(), program.environment.data());
  }
  program.refusal = errno;
  _exit(127);
}

/**
 * vfork: fork would copy the page tables of a Node process, and that takes milliseconds. All signals wait meanwhile: a
 * handler in the child would run on the parent's memory.
 *
 * @returns its pid, or -errno
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
  if (program.refusal == 0) return pid;
  if (pid > 0) waitpid(pid, nullptr, 0);
  return -program.refusal;
}

/** Opened once, and kept: programs are started also when this process gets no more descriptors. @returns -1 with errno */
int Null() {
  static int null = -1;
  if (null < 0) null = open("/dev/null", O_RDWR | O_CLOEXEC);
  return null;
}

/**
 * On another thread, one program after the other: this one waits until each has the CPU and becomes what it shall be, and
 * adverts cannot.
 */
class Starting : public Napi::AsyncWorker {
 public:
  explicit Starting(const Napi::Array& starts)
      : Napi::AsyncWorker(starts.Env(), "kaconf:starting"), deferred_(starts.Env()), null_(Null()), refusal_(errno) {
    for (uint32_t i = 0; i < starts.Length(); i++) programs_.emplace_back(starts.Get(i).As<Napi::Object>());
  }

  Napi::Promise promise() const { return deferred_.Promise(); }

 private:
  void Execute() override {
    for (Program& program : programs_) {
      program.null = null_;
      started_.push_back(null_ < 0 ? -refusal_ : Start(program));
    }
  }

  void OnOK() override {
    Napi::Array numbers = Napi::Array::New(Env(), started_.size());
    for (size_t i = 0; i < started_.size(); i++) numbers[i] = Napi::Number::New(Env(), started_[i]);
    deferred_.Resolve(numbers);
  }

  Napi::Promise::Deferred deferred_;
  const int null_;
  const int refusal_;
  std::deque<Program> programs_;
  std::vector<pid_t> started_;
};

/**
 * startPrograms({ file, words, environment, uid, gid, groups, nice }[]): a promise of the pid of each, which leads a
 * session, or of its -errno.
 */
Napi::Value StartPrograms(const Napi::CallbackInfo& info) {
  auto* starting = new Starting(info[0].As<Napi::Array>());
  const Napi::Promise promise = starting->promise();
  starting->Queue();
  return promise;
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

/** openOutputPipe(): [the end that reads, without waiting, the end that writes, as programs expect it]. */
Napi::Value OpenOutputPipe(const Napi::CallbackInfo& info) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return Refuse(info.Env(), "pipe2");
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  Napi::Array numbers = Napi::Array::New(info.Env(), 2);
  for (uint32_t i = 0; i < 2; i++) numbers[i] = Napi::Number::New(info.Env(), ends[i]);
  return numbers;
}

}  // namespace

void DefineProgram(Napi::Env env, Napi::Object exports) {
  exports["startPrograms"] = Napi::Function::New(env, StartPrograms, "startPrograms");
  exports["limitProgramCores"] = Napi::Function::New(env, LimitProgramCores, "limitProgramCores");
  exports["openOutputPipe"] = Napi::Function::New(env, OpenOutputPipe, "openOutputPipe");
  exports["endOfProgram"] = Napi::Function::New(env, EndOfProgram, "endOfProgram");
}
