#include "datagram-batch.h"

#include <netinet/ip.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

namespace {

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

void ReadMessage(mmsghdr& message, bool ipv4, const StampConverter& stamps, Slot& slot) {
  const auto* sender = static_cast<const sockaddr_in6*>(message.msg_hdr.msg_name);
  slot.time = stamps.now();
  slot.payloadOffset = offsetof(Slot, data);
  slot.payloadLength = message.msg_len;
  std::memcpy(slot.source, &sender->sin6_addr, sizeof slot.source);
  ReadControl(message.msg_hdr, stamps, slot);
  if (ipv4) ReadIPv4Header(message.msg_len, slot);
}

}  // namespace

DatagramBatch::DatagramBatch(Slot* slots) : slots_(slots) {
  for (int i = 0; i < kSize; i++) Prepare(i);
}

void DatagramBatch::Prepare(int i) {
  vectors_[i] = {slots_[i].data, sizeof slots_[i].data};
  messages_[i].msg_hdr = {&senders_[i], sizeof senders_[i], &vectors_[i], 1, &controls_[i], sizeof(Control), 0};
}

int DatagramBatch::Receive(int fd, bool ipv4) {
  int count;
  do {
    count = recvmmsg(fd, messages_, kSize, MSG_DONTWAIT, nullptr);
  } while (count < 0 && errno == EINTR);
  if (count < 0) return -errno;
  const StampConverter stamps;
  for (int i = 0; i < count; i++) {
    ReadMessage(messages_[i], ipv4, stamps, slots_[i]);
    Prepare(i);
  }
  return count;
}
