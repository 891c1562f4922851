#include "addon.h"

static Napi::Object Initialize(Napi::Env env, Napi::Object exports) {
  DefineClientSockets(env, exports);
  DefineDatagramReceiver(env, exports);
  DefineDatagramSend(env, exports);
  DefineInotify(env, exports);
  DefineLinkStatus(env, exports);
  DefineMemory(env, exports);
  DefinePipe(env, exports);
  DefineNetlinkSocket(env, exports);
  DefinePacketSocket(env, exports);
  DefineProcess(env, exports);
  DefineProgram(env, exports);
  DefineRawSocket(env, exports);
  DefineResourceLimit(env, exports);
  DefineScheduling(env, exports);
  DefineSignal(env, exports);
  DefineTimer(env, exports);
  DefineUdpSocket(env, exports);
  DefineUnixDatagram(env, exports);
  DefineWatch(env, exports);
  return exports;
}

NODE_API_MODULE(kaconf, Initialize)
