import { Buffer } from 'node:buffer';
import { closeSync } from 'node:fs';
import type { IpAddress } from '@kaconf/net';
import type { Addon, Watch } from './addon.ts';
import { cachedAddress, cachedBytes } from './address-cache.ts';
import { attempt, KernelError } from './kernel-error.ts';
import type { UdpDatagram, UdpSocket, UdpSocketOptions } from './sockets.ts';

/*
 * One datagram as native/udp-socket.cc has it:
 *
 *    0  source (16)   16  destination (16)
 *   32  hop limit     36  source port        40  the payload
 */
const DESTINATION = 16;
const HOP_LIMIT = 32;
const PORT = 36;
const PAYLOAD = 40;

/** Longer ones are cut. */
const LONGEST = 1500;
/** Under a flood the event loop gets its turn after so many datagrams. */
const BATCH = 256;

const ANY = { 4: new Uint8Array(4), 6: new Uint8Array(16) };

/** Reading is synchronous, so one buffer serves all sockets. */
const buffer = Buffer.alloc(PAYLOAD + LONGEST);

export function openUdpSocket(addon: Addon, options: UdpSocketOptions): UdpSocket {
  const { family, hopLimit, address, port } = options;
  const fd = attempt('open UDP socket', `for IPv${family}`, () => addon.openUdpSocket(family, hopLimit));
  try {
    if (port !== undefined || address !== undefined) {
      const bytes = address === undefined ? ANY[family] : cachedBytes(address);
      const place = `to ${address ?? 'all addresses'} port ${port ?? 'any'}`;
      attempt('bind', place, () => addon.bindUdp(fd, bytes, port ?? 0));
    }
    return new LinuxUdpSocket(addon, fd, options);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

class LinuxUdpSocket implements UdpSocket {
  readonly #addon: Addon;
  readonly #fd: number;
  readonly #options: UdpSocketOptions;
  readonly #watch: Watch | undefined;
  #open = true;

  constructor(addon: Addon, fd: number, options: UdpSocketOptions) {
    this.#addon = addon;
    this.#fd = fd;
    this.#options = options;
    this.#watch = options.received && addon.watch(fd, () => this.drain());
  }

  send(address: IpAddress, port: number, payload: Uint8Array) {
    const refused = this.#addon.sendUdp(this.#fd, cachedBytes(address), port, payload);
    return refused === 0 ? undefined : new KernelError(-refused, 'send datagram', `to ${address}`);
  }

  drain(): void {
    const datagrams: UdpDatagram[] = [];
    while (this.#open && datagrams.length < BATCH) {
      const length = this.#addon.receiveUdp(this.#fd, buffer);
      if (length < 0) break;
      datagrams.push(this.#datagram(length));
    }
    if (datagrams.length > 0) this.#options.received?.(datagrams);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    if (this.#watch !== undefined) this.#addon.unwatch(this.#watch);
    closeSync(this.#fd);
  }

  #datagram(length: number): UdpDatagram {
    const addressLength = this.#options.family === 4 ? 4 : 16;
    return {
      source: cachedAddress(buffer, 0, addressLength),
      sourcePort: buffer.readUInt32LE(PORT),
      destination: cachedAddress(buffer, DESTINATION, addressLength),
      hopLimit: buffer.readInt32LE(HOP_LIMIT),
      payload: Uint8Array.from(buffer.subarray(PAYLOAD, PAYLOAD + length)),
    };
  }
}
