import { caseVariants } from './char-set.ts';

/** What is searched: octets, or UTF-8. Positions count octets. */
export interface Subject {
  readonly octets: Uint8Array;
  readonly utf: boolean;
}

const ASCII_END = 0x80;
const CONTINUATION_END = 0xc0;
const THREE = 0xe0;
const FOUR = 0xf0;
const SIX_BITS = 0x3f;

/** How many octets the character there takes. Octets that are no UTF-8 count as one each. */
export function lengthAt({ octets, utf }: Subject, at: number): number {
  const lead = octets[at] ?? 0;
  if (!utf || lead < CONTINUATION_END) return 1;
  return Math.min(lead < THREE ? 2 : lead < FOUR ? 3 : 4, octets.length - at);
}

export function codeAt(subject: Subject, at: number): number {
  const { octets } = subject;
  const lead = octets[at] ?? 0;
  if (!subject.utf || lead < ASCII_END) return lead;
  const length = lengthAt(subject, at);
  if (length === 1) return lead;
  let code = lead & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07);
  for (let part = 1; part < length; part++) code = (code << 6) | ((octets[at + part] ?? 0) & SIX_BITS);
  return Math.min(code, 0x10_ffff);
}

/** Where the character in front of a position begins; −1 when there is none. */
export function before({ octets, utf }: Subject, at: number): number {
  let start = at - 1;
  while (utf && start > 0 && isContinuation(octets[start])) start--;
  return start;
}

function isContinuation(octet = 0): boolean {
  return octet >= ASCII_END && octet < CONTINUATION_END;
}

export function isSameCharacter(one: number, other: number, caseless: boolean, unicode: boolean): boolean {
  return one === other || (caseless && caseVariants(one, unicode).includes(other));
}
