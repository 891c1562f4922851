#pragma once

#include <napi.h>
#include <sys/socket.h>

#include <vector>

/**
 * sendmmsg for `count` messages, passing over those the kernel refuses.
 * Returns [[index, errno], …] of the refused ones, undefined when there are none.
 */
Napi::Value SendAll(Napi::Env env, int fd, mmsghdr* messages, unsigned count);

/** Where the next record of a batch begins: they are aligned to four bytes. */
inline uint8_t* NextRecord(uint8_t* data, uint32_t length) { return data + ((length + 3) & ~3u); }
