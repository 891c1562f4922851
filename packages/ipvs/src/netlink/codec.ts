import { type Family, type IpAddress, ipFromBytes, writeIp } from '@kaconf/net';

/** How a value stands in an attribute. */
export interface Codec<T> {
  /** Returns where it has ended. */
  write(out: Octets, at: number, value: T): number;
  /** @throws RangeError when it would end behind the last octet */
  read(its: Octets, at: number, length: number): T;
  /** Its value is attributes. */
  readonly nested?: true;
}

/** The same octets twice: to number them and to copy them. */
export interface Octets {
  readonly view: DataView;
  readonly bytes: Uint8Array;
}

/** Netlink is in the order of the machine. */
const LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** `union nf_inet_addr`: an IPv4 address is followed by zeros. */
const ADDRESS_LENGTH = 16;
/** `struct ip_vs_flags`. */
const ALL_FLAGS = 0xffff_ffff;

export const u8: Codec<number> = {
  write({ view }, at, value) {
    view.setUint8(at, value);
    return at + 1;
  },
  read: ({ view }, at) => view.getUint8(at),
};

export const u16: Codec<number> = {
  write({ view }, at, value) {
    view.setUint16(at, value, LITTLE);
    return at + 2;
  },
  read: ({ view }, at) => view.getUint16(at, LITTLE),
};

export const u32: Codec<number> = {
  write({ view }, at, value) {
    view.setUint32(at, value, LITTLE);
    return at + 4;
  },
  read: ({ view }, at) => view.getUint32(at, LITTLE),
};

/** In network order. */
export const port: Codec<number> = {
  write({ view }, at, value) {
    view.setUint16(at, value);
    return at + 2;
  },
  read: ({ view }, at) => view.getUint16(at),
};

/** 32 bits or 64, as the kernel has counted. */
export const count: Codec<bigint> = {
  write({ view }, at, value) {
    view.setBigUint64(at, value, LITTLE);
    return at + 8;
  },
  read: ({ view }, at, length) =>
    length < 8 ? BigInt(view.getUint32(at, LITTLE)) : view.getBigUint64(at, LITTLE),
};

/** Flags, all of which are said. */
export const flags: Codec<number> = {
  write: (out, at, value) => u32.write(out, u32.write(out, at, value), ALL_FLAGS),
  read: u32.read,
};

/** Ended by a NUL; what the kernel has no room for is cut off. */
export function name(room: number): Codec<string> {
  return {
    write({ bytes: out }, at, value) {
      const length = Math.min(value.length, room - 1);
      for (let i = 0; i < length; i++) out[at + i] = value.charCodeAt(i);
      out[at + length] = 0;
      return at + length + 1;
    },
    read({ bytes: its }, at, length) {
      const characters = its.subarray(at, at + length);
      const end = characters.indexOf(0);
      return String.fromCharCode(...(end < 0 ? characters : characters.subarray(0, end)));
    },
  };
}

export const bytes: Codec<Uint8Array> = {
  write({ bytes: out }, at, value) {
    out.set(value, at);
    return at + value.length;
  },
  read: ({ bytes: its }, at, length) => its.slice(at, at + length),
};

/** As `union nf_inet_addr`. */
export const address: Codec<IpAddress | Uint8Array> = {
  write({ bytes: out }, at, value) {
    out.fill(0, at, at + ADDRESS_LENGTH);
    if (typeof value === 'string') writeIp(value, out, at);
    else out.set(value, at);
    return at + ADDRESS_LENGTH;
  },
  read: bytes.read,
};

/** What an `address` is, of that family. */
export function addressIn(union: IpAddress | Uint8Array, family: Family): IpAddress {
  return typeof union === 'string' ? union : ipFromBytes(union.subarray(0, family === 4 ? 4 : 16));
}
