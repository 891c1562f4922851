const TEXT = 'keepalived check - ';

/** What keepalived sends where it does not matter what is sent. */
export function filler(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => TEXT.charCodeAt(index % TEXT.length));
}
