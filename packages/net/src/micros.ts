declare const unit: unique symbol;

/** A time or a duration in whole microseconds; as a time, on the monotonic clock. JSON keeps it as it is. */
export type Micros = number & { readonly [unit]: 'microseconds' };

/** Rounds to whole microseconds, the one internal unit of time: centiseconds would truncate the skew. */
export function micros(value: number): Micros {
  return Math.round(value) as Micros;
}

/** @param value seconds, fractions allowed */
export function seconds(value: number): Micros {
  return micros(value * 1_000_000);
}

export function plus(time: Micros, duration: number): Micros {
  return (time + duration) as Micros;
}
