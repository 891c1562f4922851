#include <dirent.h>
#include <napi.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <uv.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <csignal>
#include <cstdlib>
#include <memory>

#include "addon.h"
#include "loop-handle.h"
#include "refusal.h"

namespace {

/** Linux schedules threads: what is to hold for this process is said to each of those that Node has started. */
template <typename Change>
bool ChangeThreads(Change change) {
  const std::unique_ptr<DIR, int (*)(DIR*)> threads(opendir("/proc/self/task"), closedir);
  if (threads == nullptr) return false;
  while (const dirent* entry = readdir(threads.get())) {
    const pid_t thread = std::atoi(entry->d_name);  // 0 for `.` and `..`
    if (thread != 0 && change(thread) != 0 && errno != ESRCH) return false;
  }
  return true;
}

/** setNice(nice) */
void SetNice(const Napi::CallbackInfo& info) {
  const int nice = info[0].As<Napi::Number>();
  const auto change = [nice](pid_t thread) { return setpriority(PRIO_PROCESS, thread, nice); };
  if (!ChangeThreads(change)) Refuse(info.Env(), "setpriority");
}

/** The first version of the kernel's sched_attr; glibc has had it since 2.41 only. */
struct Attributes {
  uint32_t size;
  uint32_t policy;
  uint64_t flags;
  int32_t nice;
  uint32_t priority;
  uint64_t runtime;
  uint64_t deadline;
  uint64_t period;
};

/** setSlice(µs): of the main thread under SCHED_OTHER. Since Linux 6.12 who needs little of a CPU gets it sooner; before, nothing changes. */
void SetSlice(const Napi::CallbackInfo& info) {
  Attributes attributes = {};
  if (syscall(SYS_sched_getattr, getpid(), &attributes, sizeof attributes, 0) != 0) {
    Refuse(info.Env(), "sched_getattr");
    return;
  }
  attributes.runtime = static_cast<uint64_t>(info[0].As<Napi::Number>().Int64Value()) * 1000;
  if (syscall(SYS_sched_setattr, getpid(), &attributes, 0) != 0) Refuse(info.Env(), "sched_setattr");
}

/** affinity(): the CPUs that this thread may run on. */
Napi::Value Affinity(const Napi::CallbackInfo& info) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return Refuse(info.Env(), "sched_getaffinity");
  Napi::Array cpus = Napi::Array::New(info.Env());
  for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
    if (CPU_ISSET(cpu, &set)) cpus[cpus.Length()] = Napi::Number::New(info.Env(), cpu);
  }
  return cpus;
}

/** setAffinity(cpus: number[]) */
void SetAffinity(const Napi::CallbackInfo& info) {
  const Napi::Array cpus = info[0].As<Napi::Array>();
  cpu_set_t set;
  CPU_ZERO(&set);
  for (uint32_t i = 0; i < cpus.Length(); i++) CPU_SET(cpus.Get(i).As<Napi::Number>().Uint32Value(), &set);
  const auto change = [&set](pid_t thread) { return sched_setaffinity(thread, sizeof set, &set); };
  if (!ChangeThreads(change)) Refuse(info.Env(), "sched_setaffinity");
}

/** The main thread, which runs JavaScript: the others collect garbage and compile, which is not due to any time. */
int Schedule(int priority) {
  sched_param parameters = {};
  parameters.sched_priority = priority;
  return sched_setscheduler(getpid(), priority == 0 ? SCHED_OTHER : SCHED_RR | SCHED_RESET_ON_FORK, &parameters);
}

/** setScheduler(priority): SCHED_RR, or SCHED_OTHER for 0. Children start without it. */
void SetScheduler(const Napi::CallbackInfo& info) {
  if (Schedule(info[0].As<Napi::Number>()) != 0) Refuse(info.Env(), "sched_setscheduler");
}

/** SIGXCPU, which the kernel sends at RLIMIT_RTTIME: real time is given up at once, and the event loop hears of it. */
class RealtimeLimit : public LoopHandle {
 public:
  explicit RealtimeLimit(Napi::Function reached) : LoopHandle(reached, "kaconf:realtime-limit") {}
  ~RealtimeLimit() override { listening_ = nullptr; }

  void Listen(uv_loop_t* loop) {
    uv_async_init(loop, &handle_, OnReached);
    uv_unref(handle());
    listening_ = &handle_;
    struct sigaction action = {};
    action.sa_handler = OnSignal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGXCPU, &action, nullptr);
  }

 private:
  /** Between any two instructions, in any thread. */
  static void OnSignal(int) {
    const int refusal = errno;
    Schedule(0);
    uv_async_t* const handle = listening_;
    if (handle != nullptr) uv_async_send(handle);
    errno = refusal;
  }

  static void OnReached(uv_async_t* handle) {
    static_cast<RealtimeLimit*>(static_cast<LoopHandle*>(handle->data))->Notify();
  }

  uv_handle_t* handle() override { return reinterpret_cast<uv_handle_t*>(&handle_); }

  static std::atomic<uv_async_t*> listening_;
  uv_async_t handle_;
};

std::atomic<uv_async_t*> RealtimeLimit::listening_ = nullptr;

/** watchRealtimeLimit(reached): Watch. SCHED_OTHER holds by the time that `reached` is called. */
Napi::Value WatchRealtimeLimit(const Napi::CallbackInfo& info) {
  RealtimeLimit* limit = new RealtimeLimit(info[0].As<Napi::Function>());
  limit->Listen(LoopOf(info.Env()));
  return limit->Hold();
}

}  // namespace

void DefineScheduling(Napi::Env env, Napi::Object exports) {
  exports["setNice"] = Napi::Function::New(env, SetNice, "setNice");
  exports["setSlice"] = Napi::Function::New(env, SetSlice, "setSlice");
  exports["affinity"] = Napi::Function::New(env, Affinity, "affinity");
  exports["setAffinity"] = Napi::Function::New(env, SetAffinity, "setAffinity");
  exports["setScheduler"] = Napi::Function::New(env, SetScheduler, "setScheduler");
  exports["watchRealtimeLimit"] = Napi::Function::New(env, WatchRealtimeLimit, "watchRealtimeLimit");
}
