#pragma once

#include <napi.h>

// Every system call that JavaScript lacks, as thin as it goes: descriptors, buffers and numbers.
// What opens or configures throws a refusal (refusal.h); what runs for every packet returns a count or -errno.

void DefineClientSockets(Napi::Env env, Napi::Object exports);
void DefineDatagramReceiver(Napi::Env env, Napi::Object exports);
void DefineDatagramSend(Napi::Env env, Napi::Object exports);
void DefineInotify(Napi::Env env, Napi::Object exports);
void DefineLinkStatus(Napi::Env env, Napi::Object exports);
void DefineMemory(Napi::Env env, Napi::Object exports);
void DefinePipe(Napi::Env env, Napi::Object exports);
void DefineNetlinkSocket(Napi::Env env, Napi::Object exports);
void DefinePacketSocket(Napi::Env env, Napi::Object exports);
void DefineProcess(Napi::Env env, Napi::Object exports);
void DefineProgram(Napi::Env env, Napi::Object exports);
void DefineRawSocket(Napi::Env env, Napi::Object exports);
void DefineResourceLimit(Napi::Env env, Napi::Object exports);
void DefineScheduling(Napi::Env env, Napi::Object exports);
void DefineSignal(Napi::Env env, Napi::Object exports);
void DefineTimer(Napi::Env env, Napi::Object exports);
void DefineUdpSocket(Napi::Env env, Napi::Object exports);
void DefineUnixDatagram(Napi::Env env, Napi::Object exports);
void DefineWatch(Napi::Env env, Napi::Object exports);
