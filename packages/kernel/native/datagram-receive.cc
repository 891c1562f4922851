#include <netinet/in.h>
#include <netinet/ip.h>
#include <sys/socket.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "addon.h"

namespace {

/** One received datagram in the buffer that JavaScript passes in. src/received-slots.ts reads the same layout. */
struct Slot {
  double time;  // µs of CLOCK_MONOTONIC
  int32_t ifindex;
  int32_t hopLimit;
  uint32_t payloadOffset;  // from the start of the slot
  uint32_t payloadLength;
  uint8_t source[16];
  uint8_t destination[16];
  uint8_t data[4352];  // Longer datagrams are cut.
};
static_assert(offsetof(Slot, data) == 56 && sizeof(Slot) == 4408, "as in src/received-slots.ts");

constexpr size_t kMaxBatch = 64;
// By how much the clocks may drift apart between two batches before somebody must have set the wall clock.
constexpr double kClockStep = 1000;

double Micros(const timespec& time) { return time.tv_sec * 1e6 + time.tv_nsec / 1e3; }

double ClockMicros(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return Micros(time);
}

/**
 * The kernel stamps packets with the wall clock. When that was set since the last batch, nobody knows which stamps are
 * older than the change, and the time of reading is the best there is.
 */
class StampConverter {
 public:
  StampConverter() : now_(std::floor(ClockMicros(CLOCK_MONOTONIC))) {
    thread_local double lastOffset = NAN;
    offset_ = now_ - ClockMicros(CLOCK_REALTIME);
    trusted_ = !(std::abs(offset_ - lastOffset) > kClockStep);
    lastOffset = offset_;
  }

  double now() const { return now_; }

  double Monotonic(const timespec& stamp) const {
    return trusted_ ? std::min(std::floor(Micros(stamp) + offset_), now_) : now_;
  }

 private:
  double now_;
  double offset_;
  bool trusted_;
};

/** Room for what one message can carry beside its data: packet info, hop limit, time stamp. */
struct Control {
  alignas(cmsghdr) char bytes[128];
};

void ReadControl(msghdr& message, const StampConverter& stamps, Slot& slot) {
  for (cmsghdr* item = CMSG_FIRSTHDR(&message); item != nullptr; item = CMSG_NXTHDR(&message, item)) {
    const void* data = CMSG_DATA(item);
    if (item->cmsg_level == SOL_SOCKET && item->cmsg_type == SCM_TIMESTAMPNS) {
      slot.time = stamps.Monotonic(*static_cast<const timespec*>(data));
    } else if (item->cmsg_level == IPPROTO_IP && item->cmsg_type == IP_PKTINFO) {
      slot.ifindex = static_cast<const in_pktinfo*>(data)->ipi_ifindex;
    } else if (item->cmsg_level == IPPROTO_IPV6 && item->cmsg_type == IPV6_PKTINFO) {
      const auto* packet = static_cast<const in6_pktinfo*>(data);
      slot.ifindex = packet->ipi6_ifindex;
      std::memcpy(slot.destination, &packet->ipi6_addr, sizeof packet->ipi6_addr);
    } else if (item->cmsg_level == IPPROTO_IPV6 && item->cmsg_type == IPV6_HOPLIMIT) {
      slot.hopLimit = *static_cast<const int*>(data);
    }
  }
}

/** A raw IPv4 socket delivers the header too (and the kernel has checked it). A raw IPv6 socket does not. */
void ReadIPv4Header(size_t length, Slot& slot) {
  iphdr header;
  std::memcpy(&header, slot.data, sizeof header);
  const size_t headerLength = std::min<size_t>(header.ihl * 4, length);
  slot.hopLimit = header.ttl;
  std::memcpy(slot.source, &header.saddr, sizeof header.saddr);
  std::memcpy(slot.destination, &header.daddr, sizeof header.daddr);
  slot.payloadOffset = offsetof(Slot, data) + headerLength;
  slot.payloadLength = length - headerLength;
}

/** recvmmsg into slots. Returns how many it filled or -errno. */
class Batch {
 public:
  Batch(Slot* slots, size_t size) : slots_(slots), size_(std::min(size, kMaxBatch)) {
    for (size_t i = 0; i < size_; i++) {
      vectors_[i] = {slots[i].data, sizeof slots[i].data};
      messages_[i].msg_hdr = {&senders_[i], sizeof senders_[i], &vectors_[i], 1, &controls_[i], sizeof(Control), 0};
    }
  }

  int Receive(int fd, bool ipv4) {
    int count;
    do {
      count = recvmmsg(fd, messages_, size_, MSG_DONTWAIT, nullptr);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return -errno;
    const StampConverter stamps;
    for (int i = 0; i < count; i++) Read(i, ipv4, stamps);
    return count;
  }

 private:
  void Read(int i, bool ipv4, const StampConverter& stamps) {
    Slot& slot = slots_[i];
    slot.time = stamps.now();
    slot.payloadOffset = offsetof(Slot, data);
    slot.payloadLength = messages_[i].msg_len;
    std::memcpy(slot.source, &senders_[i].sin6_addr, sizeof slot.source);
    ReadControl(messages_[i].msg_hdr, stamps, slot);
    if (ipv4) ReadIPv4Header(messages_[i].msg_len, slot);
  }

  Slot* slots_;
  size_t size_;
  mmsghdr messages_[kMaxBatch];
  iovec vectors_[kMaxBatch];
  sockaddr_in6 senders_[kMaxBatch];
  Control controls_[kMaxBatch];
};

/** receiveDatagrams(fd, family, slots): how many slots are filled now, or -errno. */
Napi::Value ReceiveDatagrams(const Napi::CallbackInfo& info) {
  Napi::Uint8Array buffer = info[2].As<Napi::Uint8Array>();
  Batch batch(reinterpret_cast<Slot*>(buffer.Data()), buffer.ByteLength() / sizeof(Slot));
  const bool ipv4 = info[1].As<Napi::Number>().Int32Value() == 4;
  return Napi::Number::New(info.Env(), batch.Receive(info[0].As<Napi::Number>(), ipv4));
}

}  // namespace

void DefineDatagramReceive(Napi::Env env, Napi::Object exports) {
  exports["receiveDatagrams"] = Napi::Function::New(env, ReceiveDatagrams, "receiveDatagrams");
}
