import { type Codec, u16 } from './codec.ts';

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
const scratch = new DataView(new ArrayBuffer(4096));

/** Attributes one behind the other, in the order of their declarations; within another attribute they are nested. */
export function attributes<const D extends Declarations>(declarations: D): Codec<Values<D>> {
  const entries = Object.entries(declarations);
  const byType = new Map(entries.map(([name, [type, codec]]) => [type, { name, codec }]));
  return {
    nested: true,
    write(out, at, values) {
      let end = at;
      for (const [name, [type, codec]] of entries) {
        const value = values[name];
        if (value !== undefined) end = writeAttribute(out, end, type, codec, value);
      }
      return end;
    },
    read(bytes) {
      const values: Record<string, unknown> = {};
      for (const [type, value] of split(bytes)) {
        const known = byType.get(type);
        if (known) values[known.name] = known.codec.read(value);
      }
      return values as Values<D>;
    },
  };
}

export function encode<T>(codec: Codec<T>, value: T): Uint8Array {
  const end = codec.write(scratch, 0, value);
  return new Uint8Array(scratch.buffer, 0, end).slice();
}

/** @throws RangeError when it is cut off */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): T {
  return codec.read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function writeAttribute<T>(out: DataView, at: number, type: number, codec: Codec<T>, value: T): number {
  let end = codec.write(out, at + HEADER_LENGTH, value);
  u16.write(out, u16.write(out, at, end - at), codec.nested ? type | NLA_F_NESTED : type);
  while ((end & 3) !== 0) out.setUint8(end++, 0);
  return end;
}

function* split(bytes: DataView): Generator<readonly [type: number, value: DataView]> {
  for (let at = 0; at + HEADER_LENGTH <= bytes.byteLength; ) {
    const header = new DataView(bytes.buffer, bytes.byteOffset + at, HEADER_LENGTH);
    const length = u16.read(header);
    if (length < HEADER_LENGTH || at + length > bytes.byteLength) {
      throw new RangeError(`an attribute of ${length} bytes where ${bytes.byteLength - at} are left`);
    }
    const type = u16.read(new DataView(header.buffer, header.byteOffset + 2)) & TYPE_MASK;
    yield [type, new DataView(bytes.buffer, bytes.byteOffset + at + HEADER_LENGTH, length - HEADER_LENGTH)];
    at += (length + 3) & ~3;
  }
}
