/** `45 c0 00 28` and `45c0 0028` alike, over several lines, as dumps print bytes. */
export function bytes(dump: string): Uint8Array {
  return Uint8Array.from(dump.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The same random bytes on every run (xorshift32), so that a failure can be had again. */
export function randomBytes(seed: number): (length: number) => Uint8Array {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  };
  return (length) => Uint8Array.from({ length }, next);
}
