import { type Family, type IpAddress, ipFromBytes, ipToBytes } from '@kaconf/net';

/** How a value stands in an attribute. */
export interface Codec<T> {
  /** Returns where it has ended. */
  write(out: DataView, at: number, value: T): number;
  /** @throws RangeError when there are too few bytes */
  read(bytes: DataView): T;
  /** Its value is attributes. */
  readonly nested?: true;
}

/** Netlink is in the order of the machine. */
const LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** `union nf_inet_addr`: an IPv4 address is followed by zeros. */
const ADDRESS_LENGTH = 16;
/** `struct ip_vs_flags`. */
const ALL_FLAGS = 0xffff_ffff;

export const u8: Codec<number> = {
  write(out, at, value) {
    out.setUint8(at, value);
    return at + 1;
  },
  read: (bytes) => bytes.getUint8(0),
};

export const u16: Codec<number> = {
  write(out, at, value) {
    out.setUint16(at, value, LITTLE);
    return at + 2;
  },
  read: (bytes) => bytes.getUint16(0, LITTLE),
};

export const u32: Codec<number> = {
  write(out, at, value) {
    out.setUint32(at, value, LITTLE);
    return at + 4;
  },
  read: (bytes) => bytes.getUint32(0, LITTLE),
};

/** In network order. */
export const port: Codec<number> = {
  write(out, at, value) {
    out.setUint16(at, value);
    return at + 2;
  },
  read: (bytes) => bytes.getUint16(0),
};

/** 32 bits or 64, as the kernel has counted. */
export const count: Codec<bigint> = {
  write(out, at, value) {
    out.setBigUint64(at, value, LITTLE);
    return at + 8;
  },
  read: (bytes) => (bytes.byteLength < 8 ? BigInt(u32.read(bytes)) : bytes.getBigUint64(0, LITTLE)),
};

/** Flags, all of which are said. */
export const flags: Codec<number> = {
  write: (out, at, value) => u32.write(out, u32.write(out, at, value), ALL_FLAGS),
  read: u32.read,
};

/** Ended by a NUL; what the kernel has no room for is cut off. */
export function name(room: number): Codec<string> {
  return {
    write(out, at, value) {
      const length = Math.min(value.length, room - 1);
      for (let i = 0; i < length; i++) out.setUint8(at + i, value.charCodeAt(i));
      out.setUint8(at + length, 0);
      return at + length + 1;
    },
    read(bytes) {
      const characters = [...bytesOf(bytes)];
      const end = characters.indexOf(0);
      return String.fromCharCode(...(end < 0 ? characters : characters.slice(0, end)));
    },
  };
}

export const bytes: Codec<Uint8Array> = {
  write(out, at, value) {
    bytesOf(out).set(value, at);
    return at + value.length;
  },
  read: (its) => bytesOf(its).slice(),
};

/** As `union nf_inet_addr`. */
export const address: Codec<IpAddress | Uint8Array> = {
  write(out, at, value) {
    const its = bytesOf(out).subarray(at, at + ADDRESS_LENGTH);
    its.fill(0);
    its.set(typeof value === 'string' ? ipToBytes(value) : value);
    return at + ADDRESS_LENGTH;
  },
  read: bytes.read,
};

/** What an `address` is, of that family. */
export function addressIn(union: IpAddress | Uint8Array, family: Family): IpAddress {
  return typeof union === 'string' ? union : ipFromBytes(union.subarray(0, family === 4 ? 4 : 16));
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
