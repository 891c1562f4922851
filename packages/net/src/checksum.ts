/**
 * The Internet checksum, RFC 1071: the complement of the one's complement sum of all 16-bit words. Several ranges
 * count as if they were joined, whatever their lengths; a last odd byte counts as if a zero followed.
 * Over data that hold their own valid checksum it is zero.
 */
export function internetChecksum(...ranges: readonly Uint8Array[]): number {
  let sum = 0;
  let odd = false;
  for (const range of ranges) {
    const view = new DataView(range.buffer, range.byteOffset, range.byteLength);
    let at = 0;
    if (odd && at < range.length) sum += view.getUint8(at++);
    for (; at + 1 < range.length; at += 2) sum += view.getUint16(at);
    if (at < range.length) sum += view.getUint8(at) << 8;
    if (range.length % 2 === 1) odd = !odd;
  }
  return ~fold(sum) & 0xffff;
}

/** Adds the carries back in (RFC 1071 section 2, "deferred carries"). */
function fold(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded % 0x10000) + Math.floor(folded / 0x10000);
  return folded;
}
