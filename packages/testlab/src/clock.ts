/** A time or a duration in milliseconds, fractions kept; as a time, since the epoch like `Date.now()`. */
export type Millis = number;

/** The wall clock to the microsecond, so that it compares with the kernel's time stamps in a capture. */
export function now(): Millis {
  return performance.timeOrigin + performance.now();
}

/** The time of day in UTC, `12:34:56.789`. */
export function timeOfDay(time: Millis): string {
  return new Date(time).toISOString().slice(11, 23);
}
