#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/ip.h>

#include <cstddef>
#include <cstring>

#include "addon.h"
#include "outgoing.h"

namespace {

/** One datagram to send; its payload follows. src/outgoing-records.ts writes the same layout. */
struct Record {
  uint32_t payloadLength;
  int16_t hopLimit;  // -1: the kernel's default, for IPv6
  uint16_t identification;  // 0: the kernel's choice
  uint8_t source[16];
  uint8_t destination[16];
  uint8_t payload[];
};
static_assert(sizeof(Record) == 40, "as in src/outgoing-records.ts");

constexpr uint8_t kTrafficClass = 0xc0;  // CS6, Internetwork control

iovec Payload(Record& record) { return {record.payload, record.payloadLength}; }

/** The kernel fills in the total length, the checksum and, unless it is given, the identification. */
struct IPv4Message {
  iphdr header;
  sockaddr_in destination;
  iovec vectors[2];

  void Fill(Record& record, int protocol, mmsghdr& message) {
    header = {};
    header.version = IPVERSION;
    header.ihl = sizeof header / 4;
    header.tos = kTrafficClass;
    header.id = htons(record.identification);
    header.ttl = record.hopLimit;
    header.protocol = protocol;
    std::memcpy(&header.saddr, record.source, sizeof header.saddr);
    std::memcpy(&header.daddr, record.destination, sizeof header.daddr);
    destination = {AF_INET, 0, {header.daddr}, {}};
    vectors[0] = {&header, sizeof header};
    vectors[1] = Payload(record);
    message.msg_hdr = {&destination, sizeof destination, vectors, 2, nullptr, 0, 0};
  }
};

/** The source and the hop limit of a raw IPv6 datagram travel beside it (RFC 3542 section 6). */
struct IPv6Message {
  sockaddr_in6 destination;
  iovec vector;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(in6_pktinfo)) + CMSG_SPACE(sizeof(int))];

  void Fill(Record& record, int, mmsghdr& message) {
    destination = {AF_INET6, 0, 0, {}, 0};
    std::memcpy(&destination.sin6_addr, record.destination, sizeof destination.sin6_addr);
    vector = Payload(record);
    std::memset(control, 0, sizeof control);
    message.msg_hdr = {&destination, sizeof destination, &vector, 1, control, sizeof control, 0};
    in6_pktinfo packet = {};
    std::memcpy(&packet.ipi6_addr, record.source, sizeof packet.ipi6_addr);
    const int hopLimit = record.hopLimit;
    cmsghdr* item = CMSG_FIRSTHDR(&message.msg_hdr);
    Attach(item, IPV6_PKTINFO, &packet, sizeof packet);
    Attach(CMSG_NXTHDR(&message.msg_hdr, item), IPV6_HOPLIMIT, &hopLimit, sizeof hopLimit);
  }

 private:
  static void Attach(cmsghdr* item, int type, const void* data, size_t length) {
    item->cmsg_level = IPPROTO_IPV6;
    item->cmsg_type = type;
    item->cmsg_len = CMSG_LEN(length);
    std::memcpy(CMSG_DATA(item), data, length);
  }
};

template <typename Message>
Napi::Value Send(Napi::Env env, int fd, int protocol, uint8_t* data, unsigned count) {
  thread_local std::vector<Message> messages;
  thread_local std::vector<mmsghdr> headers;
  if (messages.size() < count) {
    messages.resize(count);
    headers.resize(count);
  }
  for (unsigned i = 0; i < count; i++) {
    Record& record = *reinterpret_cast<Record*>(data);
    messages[i].Fill(record, protocol, headers[i]);
    data = NextRecord(record.payload, record.payloadLength);
  }
  return SendAll(env, fd, headers.data(), count);
}

/** sendDatagrams(fd, family, protocol, records, count): [[index, errno], …] of those refused, or undefined. */
Napi::Value SendDatagrams(const Napi::CallbackInfo& info) {
  const int fd = info[0].As<Napi::Number>();
  const int family = info[1].As<Napi::Number>();
  const int protocol = info[2].As<Napi::Number>();
  uint8_t* records = info[3].As<Napi::Uint8Array>().Data();
  const unsigned count = info[4].As<Napi::Number>();
  return family == 4 ? Send<IPv4Message>(info.Env(), fd, protocol, records, count)
                     : Send<IPv6Message>(info.Env(), fd, protocol, records, count);
}

}  // namespace

void DefineDatagramSend(Napi::Env env, Napi::Object exports) {
  exports["sendDatagrams"] = Napi::Function::New(env, SendDatagrams, "sendDatagrams");
}
