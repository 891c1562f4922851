#include <napi.h>
#include <uv.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>

#include "addon.h"
#include "datagram-batch.h"
#include "loop-handle.h"

namespace {

// Under a flood the event loop gets its turn after so many full batches.
constexpr int kRounds = 16;
// Where expected datagrams follow each other more closely, they are looked at together, so long after the first, in ms.
constexpr uint64_t kNap = 8;
constexpr uint64_t kNapNanoseconds = kNap * 1'000'000;
// So many at the end of a nap, and the next burst is worth one at its first datagram.
constexpr uint64_t kWorthwhile = 8;

/** Where a datagram came from, where it went, and what was in it: all that JavaScript sees of it but the time. */
class Identity {
 public:
  Identity(const Slot& slot, bool ipv4) {
    const size_t addressLength = ipv4 ? sizeof(in_addr) : sizeof(in6_addr);
    const auto* bytes = reinterpret_cast<const char*>(&slot);
    Append(bytes + offsetof(Slot, ifindex), sizeof slot.ifindex + sizeof slot.hopLimit);
    Append(reinterpret_cast<const char*>(slot.source), addressLength);
    Append(reinterpret_cast<const char*>(slot.destination), addressLength);
    Append(bytes + slot.payloadOffset, slot.payloadLength);
  }

  std::string_view view() const { return {bytes_, length_}; }

 private:
  void Append(const char* bytes, size_t length) {
    std::memcpy(bytes_ + length_, bytes, length);
    length_ += length;
  }

  char bytes_[sizeof(Slot)];
  size_t length_ = 0;
};

/**
 * Datagrams of one raw socket. Nearly all that a backup hears is the same advert again, whose only news is its time:
 * those that JavaScript expects do not wake it. When they come by the thousand they do not even wake this process one by
 * one: the kernel has stamped them, and what nobody expects may be heard a few milliseconds later.
 */
class Receiver : public LoopHandle {
 public:
  Receiver(Napi::Function readable, bool ipv4, Napi::Uint8Array slots, Napi::Float64Array heard,
           Napi::Uint32Array counts)
      : LoopHandle(readable, "kaconf:receiver"),
        ipv4_(ipv4),
        slotBytes_(Napi::Persistent(slots)),
        heardTimes_(Napi::Persistent(heard)),
        heardCounts_(Napi::Persistent(counts)),
        slots_(reinterpret_cast<Slot*>(slots.Data())),
        heard_(heard.Data()),
        counts_(counts.Data()),
        batch_(slots_) {}

  int Open(uv_loop_t* loop, int fd) {
    fd_ = fd;
    const int refused = uv_poll_init(loop, &poll_, fd);
    if (refused == 0) uv_timer_init(loop, &nap_);
    nap_.data = this;
    return refused;
  }

  void Listen() { uv_poll_start(&poll_, UV_READABLE, OnReadable); }

  /** How many slots are filled with what nobody expected; 0 when nothing is left. */
  int Receive() {
    if (waiting_ == 0) waiting_ = ReceiveNews();
    const int count = waiting_;
    waiting_ = 0;
    return count;
  }

  void Expect(uint32_t id, const Slot& slot) {
    const Identity identity(slot, ipv4_);
    const auto same = expected_.find(identity.view());
    if (same != expected_.end()) Forget(same->second);
    const auto entry = identities_.emplace(id, identity.view()).first;
    expected_.emplace(entry->second, id);
  }

  void Forget(uint32_t id) {
    const auto entry = identities_.find(id);
    if (entry == identities_.end()) return;
    expected_.erase(entry->second);
    identities_.erase(entry);
  }

  const Slot& slot(uint32_t index) const { return slots_[index]; }

 private:
  static void OnReadable(uv_poll_t* handle, int status, int) {
    Receiver* receiver = static_cast<Receiver*>(static_cast<LoopHandle*>(handle->data));
    // libuv stops at a pending socket error (ENETDOWN). Reading fetches the error; what is queued stays readable.
    if (status < 0) receiver->Listen();
    receiver->Look();
    receiver->NapIfBusy();
  }

  static void OnNapOver(uv_timer_t* timer) {
    Receiver* receiver = static_cast<Receiver*>(timer->data);
    receiver->inBursts_ = receiver->Look() >= kWorthwhile;
    if (receiver->KeepsComing()) return;
    uv_timer_stop(timer);
    receiver->Listen();
  }

  /** How many there were. */
  uint64_t Look() {
    const uint64_t before = received_;
    if (waiting_ == 0) waiting_ = ReceiveNews();
    const uint64_t count = received_ - before;
    if (waiting_ > 0) Notify();
    return count;
  }

  bool KeepsComing() const { return uv_hrtime() - newest_ < kNapNanoseconds / 2; }

  void NapIfBusy() {
    const uint64_t now = uv_hrtime();
    const bool busy = inBursts_ || now - lookedAt_ < kNapNanoseconds;
    lookedAt_ = now;
    if (!busy || expected_.empty() || uv_is_closing(handle())) return;
    uv_poll_stop(&poll_);
    uv_timer_start(&nap_, OnNapOver, kNap, kNap);
  }

  int ReceiveNews() {
    for (int round = 0; round < kRounds; round++) {
      const int count = batch_.Receive(fd_, ipv4_);
      if (count == -EAGAIN) return 0;
      // Another error is the interface's state, which link events report; the next reception is free of it.
      if (count < 0) continue;
      received_ += count;
      newest_ = static_cast<uint64_t>(slots_[count - 1].time * 1e3);
      const int news = SetAsideExpected(count);
      if (news > 0 || count < DatagramBatch::kSize) return news;
    }
    return 0;
  }

  /** Moves what nobody expected to the front. Behind the first such nothing is set aside: the order stays. */
  int SetAsideExpected(int count) {
    int first = 0;
    while (first < count && Hear(slots_[first])) first++;
    for (int i = first; first > 0 && i < count; i++) {
      const Slot& from = slots_[i];
      std::memcpy(&slots_[i - first], &from, from.payloadOffset + from.payloadLength);
    }
    return count - first;
  }

  bool Hear(const Slot& slot) {
    if (expected_.empty()) return false;
    const auto entry = expected_.find(Identity(slot, ipv4_).view());
    if (entry == expected_.end()) return false;
    heard_[entry->second] = slot.time;
    counts_[entry->second]++;
    return true;
  }

  uv_handle_t* handle() override { return reinterpret_cast<uv_handle_t*>(&poll_); }

  /** The poll at once: its descriptor may be closed, and its number become another's, before the timer is closed. */
  void CloseHandles(uv_close_cb closed) override {
    closed_ = closed;
    uv_close(handle(), [](uv_handle_t* poll) {
      static_cast<Receiver*>(static_cast<LoopHandle*>(poll->data))->CloseOne();
    });
    uv_close(reinterpret_cast<uv_handle_t*>(&nap_),
             [](uv_handle_t* nap) { static_cast<Receiver*>(nap->data)->CloseOne(); });
  }

  void CloseOne() {
    if (--open_ == 0) closed_(handle());
  }

  const bool ipv4_;
  Napi::Reference<Napi::Uint8Array> slotBytes_;
  Napi::Reference<Napi::Float64Array> heardTimes_;
  Napi::Reference<Napi::Uint32Array> heardCounts_;
  Slot* slots_;
  double* heard_;
  uint32_t* counts_;
  DatagramBatch batch_;
  std::unordered_map<uint32_t, std::string> identities_;
  /** By what `identities_` holds: thousands are looked up a second, none of them is copied for it. */
  std::unordered_map<std::string_view, uint32_t> expected_;
  int fd_ = -1;
  int waiting_ = 0;
  uint64_t received_ = 0;
  /** In ns of CLOCK_MONOTONIC, both. */
  uint64_t newest_ = 0;
  uint64_t lookedAt_ = 0;
  bool inBursts_ = false;
  uv_poll_t poll_;
  uv_timer_t nap_;
  int open_ = 2;
  uv_close_cb closed_ = nullptr;
};

Receiver* ReceiverOf(const Napi::Value& value) {
  return static_cast<Receiver*>(value.As<Napi::External<LoopHandle>>().Data());
}

/**
 * watchDatagrams(fd, family, slots, heard, counts, readable): Watch. Calls `readable` while there are datagrams that
 * nobody expects. `heard` gets the time of the last of each that is expected, `counts` how many there were.
 */
Napi::Value WatchDatagrams(const Napi::CallbackInfo& info) {
  const bool ipv4 = info[1].As<Napi::Number>().Int32Value() == 4;
  auto* receiver = new Receiver(info[5].As<Napi::Function>(), ipv4, info[2].As<Napi::Uint8Array>(),
                                info[3].As<Napi::Float64Array>(), info[4].As<Napi::Uint32Array>());
  return ListenTo(info.Env(), info[0].As<Napi::Number>(), receiver);
}

/** receiveDatagrams(watch): how many slots are filled now, 0 when nothing is left that nobody expects. */
Napi::Value ReceiveDatagrams(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), ReceiverOf(info[0])->Receive());
}

/** expectDatagram(watch, slot, id): from now on those that are like the one in that slot are only heard[id] and counts[id]. */
void ExpectDatagram(const Napi::CallbackInfo& info) {
  Receiver* receiver = ReceiverOf(info[0]);
  receiver->Expect(info[2].As<Napi::Number>(), receiver->slot(info[1].As<Napi::Number>()));
}

/** forgetDatagram(watch, id) */
void ForgetDatagram(const Napi::CallbackInfo& info) { ReceiverOf(info[0])->Forget(info[1].As<Napi::Number>()); }

}  // namespace

void DefineDatagramReceiver(Napi::Env env, Napi::Object exports) {
  exports["watchDatagrams"] = Napi::Function::New(env, WatchDatagrams, "watchDatagrams");
  exports["receiveDatagrams"] = Napi::Function::New(env, ReceiveDatagrams, "receiveDatagrams");
  exports["expectDatagram"] = Napi::Function::New(env, ExpectDatagram, "expectDatagram");
  exports["forgetDatagram"] = Napi::Function::New(env, ForgetDatagram, "forgetDatagram");
}
