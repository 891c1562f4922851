#pragma once

#include <napi.h>
#include <sys/resource.h>

#include <cmath>

/** Infinity for none. */
inline rlim_t ToLimit(const Napi::Value& value) {
  const double limit = value.As<Napi::Number>();
  return std::isinf(limit) ? RLIM_INFINITY : static_cast<rlim_t>(limit);
}
