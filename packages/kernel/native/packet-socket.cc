#include <linux/if_packet.h>
#include <net/ethernet.h>

#include <cstring>

#include "addon.h"
#include "outgoing.h"
#include "refusal.h"

namespace {

/** One frame to send. src/outgoing-records.ts writes the same layout. */
struct Record {
  uint32_t length;
  int32_t ifindex;
  uint8_t frame[];
};

struct FrameMessage {
  sockaddr_ll address;
  iovec vector;

  void Fill(Record& record, mmsghdr& message) {
    address = {};
    address.sll_family = AF_PACKET;
    address.sll_ifindex = record.ifindex;
    // Nothing on the way reads the protocol but a capture, which would show 0.
    if (record.length >= sizeof(ether_header)) {
      std::memcpy(&address.sll_protocol, record.frame + offsetof(ether_header, ether_type), sizeof(uint16_t));
    }
    vector = {record.frame, record.length};
    message.msg_hdr = {&address, sizeof address, &vector, 1, nullptr, 0, 0};
  }
};

/** openPacketSocket(): fd. Protocol 0: it only sends. */
Napi::Value OpenPacketSocket(const Napi::CallbackInfo& info) {
  const int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  return fd < 0 ? Refuse(info.Env(), "socket") : Napi::Number::New(info.Env(), fd);
}

/** sendFrames(fd, records, count): [[index, errno], …] of those refused, or undefined. */
Napi::Value SendFrames(const Napi::CallbackInfo& info) {
  uint8_t* data = info[1].As<Napi::Uint8Array>().Data();
  const unsigned count = info[2].As<Napi::Number>();
  std::vector<FrameMessage> messages(count);
  std::vector<mmsghdr> headers(count);
  for (unsigned i = 0; i < count; i++) {
    Record& record = *reinterpret_cast<Record*>(data);
    messages[i].Fill(record, headers[i]);
    data = NextRecord(record.frame, record.length);
  }
  return SendAll(info.Env(), info[0].As<Napi::Number>(), headers.data(), count);
}

}  // namespace

void DefinePacketSocket(Napi::Env env, Napi::Object exports) {
  exports["openPacketSocket"] = Napi::Function::New(env, OpenPacketSocket, "openPacketSocket");
  exports["sendFrames"] = Napi::Function::New(env, SendFrames, "sendFrames");
}
