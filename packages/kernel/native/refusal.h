#pragma once

#include <napi.h>

/**
 * Throws into JavaScript what the kernel refused just now: an Error whose message is the system call
 * and whose property `errno` is the positive number. Returns undefined, for `return Refuse(…)`.
 */
Napi::Value Refuse(Napi::Env env, const char* call);
