import { type Codec, type Octets, u16 } from './codec.ts';

/** An attribute by the kernel's name: its number and how its value stands there. */
type Declarations = Readonly<Record<string, readonly [type: number, codec: Codec<unknown>]>>;

/** Those that there are. */
export type Values<D extends Declarations> = {
  readonly [Name in keyof D]?: (D[Name][1] extends Codec<infer Value> ? Value : never) | undefined;
};

/*
 * struct nlattr:
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    Length (with this header)  |N|O|           Type            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              Value, and zeros up to a multiple of four        |
 */
const HEADER_LENGTH = 4;
const NLA_F_NESTED = 0x8000;
const TYPE_MASK = 0x3fff;

/** No message of this family is as long, however long its names are. */
const LONGEST = 4096;
/** Ten thousand messages stand in some dozens of these: octets that are theirs alone would be what takes longest. */
const SHEET = 64 * 1024;

/** Attributes one behind the other, in the order in which they are named; within another attribute they are nested. */
export function attributes<const D extends Declarations>(declarations: D): Codec<Values<D>> {
  const byType = new Map(
    Object.entries(declarations).map(([name, [type, codec]]) => [type, { name, codec }]),
  );
  return {
    nested: true,
    write(out, at, values) {
      let end = at;
      for (const name in values) end = writeAttribute(out, end, declarations[name], values[name]);
      return end;
    },
    read(its, at, length) {
      const values: Record<string, unknown> = {};
      forEachAttribute(its, at, length, (type, start, octets) => {
        const known = byType.get(type);
        if (known) values[known.name] = known.codec.read(its, start, octets);
      });
      return values as Values<D>;
    },
  };
}

let sheet = octets(new Uint8Array(SHEET));
let used = 0;

export function encode<T>(codec: Codec<T>, value: T): Uint8Array {
  if (used + LONGEST > SHEET) {
    sheet = octets(new Uint8Array(SHEET));
    used = 0;
  }
  const start = used;
  used = codec.write(sheet, start, value);
  return sheet.bytes.subarray(start, used);
}

/** @throws RangeError when it is cut off */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): T {
  return codec.read(octets(bytes), 0, bytes.length);
}

function octets(bytes: Uint8Array): Octets {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** A value that there is not makes none. */
function writeAttribute(
  out: Octets,
  at: number,
  declaration: Declarations[string] | undefined,
  value: unknown,
): number {
  if (declaration === undefined || value === undefined) return at;
  const [type, codec] = declaration;
  let end = codec.write(out, at + HEADER_LENGTH, value);
  u16.write(out, at, end - at);
  u16.write(out, at + 2, codec.nested ? type | NLA_F_NESTED : type);
  while ((end & 3) !== 0) out.bytes[end++] = 0;
  return end;
}

function forEachAttribute(
  its: Octets,
  start: number,
  length: number,
  found: (type: number, at: number, length: number) => void,
): void {
  const end = start + length;
  for (let at = start; at + HEADER_LENGTH <= end; ) {
    const octetsOfIt = u16.read(its, at, 2);
    if (octetsOfIt < HEADER_LENGTH || at + octetsOfIt > end) {
      throw new RangeError(`an attribute of ${octetsOfIt} octets where ${end - at} are left`);
    }
    found(u16.read(its, at + 2, 2) & TYPE_MASK, at + HEADER_LENGTH, octetsOfIt - HEADER_LENGTH);
    at += (octetsOfIt + 3) & ~3;
  }
}
