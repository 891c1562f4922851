#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstddef>
#include <cstdint>

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

/** Room for what one message can carry beside its data: packet info, hop limit, time stamp. */
struct Control {
  alignas(cmsghdr) char bytes[128];
};

/** recvmmsg into slots. */
class DatagramBatch {
 public:
  static constexpr int kSize = 64;

  /** @param slots kSize of them */
  explicit DatagramBatch(Slot* slots);

  /** How many slots it filled, or -errno. */
  int Receive(int fd, bool ipv4);

 private:
  void Prepare(int i);

  Slot* slots_;
  mmsghdr messages_[kSize];
  iovec vectors_[kSize];
  sockaddr_in6 senders_[kSize];
  Control controls_[kSize];
};
