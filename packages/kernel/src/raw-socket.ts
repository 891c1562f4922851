import { closeSync } from 'node:fs';
import type { IpAddress } from '@kaconf/net';
import type { Addon, Watch } from './addon.ts';
import { cachedBytes } from './address-cache.ts';
import { ExpectedDatagrams } from './expected-datagrams.ts';
import { attempt } from './kernel-error.ts';
import { ReceivedSlots } from './received-slots.ts';
import { sendBatch } from './send-batch.ts';
import type {
  Datagram,
  Expectation,
  RawSocket,
  RawSocketOptions,
  ReceivedDatagram,
  SendFailure,
} from './sockets.ts';

/** Under a flood the event loop gets its turn after so many full receive buffers. */
const ROUNDS = 16;

export function openRawSocket(addon: Addon, options: RawSocketOptions): RawSocket {
  const { family, protocol, ifindex = 0, groups, boundTo, receiveBuffer = 0 } = options;
  const place = ifindex === 0 ? 'on all interfaces' : `on interface ${ifindex}`;
  const fd = attempt('open raw socket', `for IPv${family} protocol ${protocol} ${place}`, () =>
    addon.openRawSocket(family, protocol, ifindex, receiveBuffer),
  );
  try {
    for (const group of groups) join(addon, fd, ifindex, group);
    if (boundTo !== undefined) bind(addon, fd, ifindex, boundTo);
    return new LinuxRawSocket(addon, fd, options);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function join(addon: Addon, fd: number, ifindex: number, group: IpAddress): void {
  attempt('join group', `${group} on interface ${ifindex}`, () =>
    addon.joinGroup(fd, ifindex, cachedBytes(group)),
  );
}

function bind(addon: Addon, fd: number, ifindex: number, address: IpAddress): void {
  attempt('bind', `to ${address} on interface ${ifindex}`, () =>
    addon.bindAddress(fd, ifindex, cachedBytes(address)),
  );
}

class LinuxRawSocket implements RawSocket {
  readonly #addon: Addon;
  readonly #fd: number;
  readonly #options: RawSocketOptions;
  readonly #slots: ReceivedSlots;
  readonly #expected = new ExpectedDatagrams();
  /** What is in the slots. */
  #batch: readonly ReceivedDatagram[] = [];
  #watch: Watch | undefined;
  #receiving = false;

  constructor(addon: Addon, fd: number, options: RawSocketOptions) {
    this.#addon = addon;
    this.#fd = fd;
    this.#options = options;
    const { family, protocol } = options;
    this.#slots = new ReceivedSlots(family, protocol);
    const { heard, counts } = this.#expected;
    this.#watch = addon.watchDatagrams(fd, family, this.#slots.bytes, heard, counts, () => this.look());
  }

  send(batch: readonly Datagram[]): readonly SendFailure[] {
    const { family, protocol } = this.#options;
    return sendBatch(batch, {
      operation: 'send datagram',
      describe: ({ source, destination }) => `from ${source} to ${destination}`,
      write: (records, datagram) => records.addDatagram(datagram),
      send: (records) => this.#addon.sendDatagrams(this.#fd, family, protocol, records.bytes, records.count),
    });
  }

  look(): void {
    this.#read(false);
  }

  drain(): void {
    this.#read(true);
  }

  expect(datagram: ReceivedDatagram): Expectation | undefined {
    const slot = this.#batch.indexOf(datagram);
    if (this.#watch === undefined || slot < 0) return undefined;
    const watch = this.#watch;
    const expected = this.#expected.add((id) => {
      if (this.#watch === watch) this.#addon.forgetDatagram(watch, id);
    });
    if (expected) this.#addon.expectDatagram(watch, slot, expected.id);
    return expected;
  }

  close(): void {
    if (this.#watch === undefined) return;
    this.#addon.unwatch(this.#watch);
    this.#watch = undefined;
    closeSync(this.#fd);
  }

  /** Within `received` it does nothing: the batch in hand is still to be read, and what follows comes right after. */
  #read(withExpected: boolean): void {
    if (this.#receiving) return;
    this.#receiving = true;
    try {
      let rounds = 0;
      while (rounds < ROUNDS && this.#receive(withExpected && rounds === 0)) rounds++;
    } finally {
      this.#receiving = false;
    }
  }

  /** Whether there may be more. What was expected came before the others. */
  #receive(withExpected: boolean): boolean {
    if (this.#watch === undefined) return false;
    const count = this.#addon.receiveDatagrams(this.#watch);
    if (count === 0 && !withExpected) return false;
    const repeats = this.#expected.takeHeard();
    if (repeats.length > 0) this.#options.repeated?.(repeats);
    this.#batch = this.#slots.read(count);
    if (count > 0) this.#options.received(this.#batch);
    return count > 0;
  }
}
