import { familyOf, type IpAddress, isMulticast, type Micros } from '@kaconf/net';
import { ExpectedDatagrams } from '../expected-datagrams.ts';
import type {
  Datagram,
  Expectation,
  PacketSocket,
  RawSocket,
  RawSocketOptions,
  ReceivedDatagram,
  SendFailure,
  UdpDatagram,
  UdpSocket,
  UdpSocketOptions,
  UnixDatagram,
} from '../sockets.ts';
import type { Refusable, Refusals } from './refusals.ts';

export interface SentDatagram extends Datagram {
  readonly time: Micros;
  readonly ifindex: number | undefined;
  readonly protocol: number;
}

export interface SentFrame {
  readonly time: Micros;
  readonly ifindex: number;
  readonly frame: Uint8Array;
}

export interface SentUnixDatagram {
  readonly time: Micros;
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface SentUdpDatagram {
  readonly time: Micros;
  readonly address: IpAddress;
  readonly port: number;
  readonly payload: Uint8Array;
}

/** @property port where it is sent to */
export interface ArrivingUdpDatagram extends UdpDatagram {
  readonly port: number;
}

export interface ArrivingDatagram extends ReceivedDatagram {
  readonly protocol: number;
}

/** What was sent is kept; what arrives waits in its sockets until they are read. */
export class FakeSockets {
  readonly datagrams: SentDatagram[] = [];
  readonly frames: SentFrame[] = [];
  readonly unixDatagrams: SentUnixDatagram[] = [];
  readonly udpDatagrams: SentUdpDatagram[] = [];
  readonly #udp = new Set<FakeUdpSocket>();
  readonly #open = new Set<FakeRawSocket>();
  readonly #refusals: Refusals;
  readonly #now: () => Micros;

  constructor(refusals: Refusals, now: () => Micros) {
    this.#refusals = refusals;
    this.#now = now;
  }

  openRaw(options: RawSocketOptions): RawSocket {
    const { family, ifindex, protocol } = options;
    this.#refusals.check(
      'open raw socket',
      `for IPv${family} protocol ${protocol} on ${ifindex === undefined ? 'all interfaces' : `interface ${ifindex}`}`,
    );
    const socket = new FakeRawSocket(
      options,
      (batch) =>
        this.#record('send datagram', batch, (datagram) =>
          this.datagrams.push({
            ...datagram,
            time: this.#now(),
            ifindex,
            protocol,
            payload: datagram.payload.slice(),
          }),
        ),
      () => this.#open.delete(socket),
    );
    this.#open.add(socket);
    return socket;
  }

  openPacket(): PacketSocket {
    this.#refusals.check('open packet socket', 'for sending');
    return {
      send: (batch) =>
        this.#record('send frame', batch, ({ ifindex, frame }) =>
          this.frames.push({ time: this.#now(), ifindex, frame: frame.slice() }),
        ),
      close: () => {},
    };
  }

  openUnix(path: string): UnixDatagram {
    return {
      send: (bytes) => {
        const refused = this.#refusals.of('send to', path);
        if (refused === undefined) this.unixDatagrams.push({ time: this.#now(), path, bytes: bytes.slice() });
        return refused;
      },
      close: () => {},
    };
  }

  openUdp(options: UdpSocketOptions): UdpSocket {
    const { family, address = 'all addresses', port = 'any' } = options;
    this.#refusals.check('open UDP socket', `for IPv${family}`);
    this.#refusals.check('bind', `to ${address} port ${port}`);
    const socket: FakeUdpSocket = new FakeUdpSocket(
      options,
      (address, port, payload) => {
        const refused = this.#refusals.of('send datagram', `to ${address}`);
        if (refused === undefined) this.udpDatagrams.push({ time: this.#now(), address, port, payload });
        return refused;
      },
      () => this.#udp.delete(socket),
    );
    this.#udp.add(socket);
    return socket;
  }

  arriveUdp(datagram: ArrivingUdpDatagram): void {
    for (const socket of this.#udp) socket.arrive(datagram);
  }

  /** Into every socket of its family, protocol and interface. */
  arrive(datagram: ArrivingDatagram): void {
    for (const socket of this.#open) socket.arrive(datagram);
  }

  look(): void {
    for (const socket of this.#open) socket.look();
    for (const socket of this.#udp) socket.drain();
  }

  #record<Item>(
    operation: Refusable,
    batch: readonly Item[],
    keep: (item: Item) => void,
  ): readonly SendFailure[] {
    const failures: SendFailure[] = [];
    for (const [index, item] of batch.entries()) {
      const error = this.#refusals.of(operation, `number ${index} of the batch`);
      if (error === undefined) keep(item);
      else failures.push({ index, error });
    }
    return failures;
  }
}

class FakeUdpSocket implements UdpSocket {
  readonly send: UdpSocket['send'];
  readonly close: () => void;
  readonly #options: UdpSocketOptions;
  #queue: UdpDatagram[] = [];

  constructor(options: UdpSocketOptions, send: UdpSocket['send'], close: () => void) {
    this.#options = options;
    this.send = send;
    this.close = close;
  }

  arrive({ port, ...datagram }: ArrivingUdpDatagram): void {
    const { family, port: own, received } = this.#options;
    if (received && port === own && family === familyOf(datagram.destination)) this.#queue.push(datagram);
  }

  drain(): void {
    const queue = this.#queue;
    this.#queue = [];
    if (queue.length > 0) this.#options.received?.(queue);
  }
}

class FakeRawSocket implements RawSocket {
  readonly send: RawSocket['send'];
  readonly close: () => void;
  readonly #options: RawSocketOptions;
  readonly #expected = new ExpectedDatagrams();
  readonly #ids = new Map<string, number>();
  #queue: ReceivedDatagram[] = [];

  constructor(options: RawSocketOptions, send: RawSocket['send'], close: () => void) {
    this.#options = options;
    this.send = send;
    this.close = close;
  }

  arrive({ protocol, ...datagram }: ArrivingDatagram): void {
    if (this.#options.protocol === protocol && this.#hears(datagram)) this.#queue.push(datagram);
  }

  #hears({ ifindex, source, destination }: ReceivedDatagram): boolean {
    const { family, ifindex: own = ifindex, groups, boundTo = destination } = this.#options;
    if (own !== ifindex || family !== familyOf(source) || boundTo !== destination) return false;
    return !isMulticast(destination) || groups.includes(destination);
  }

  look(): void {
    while (this.#queue[0] && this.#isExpected(this.#queue[0])) this.#queue.shift();
    if (this.#queue.length > 0) this.drain();
  }

  drain(): void {
    while (this.#queue[0] && this.#isExpected(this.#queue[0])) this.#queue.shift();
    const repeats = this.#expected.takeHeard();
    if (repeats.length > 0) this.#options.repeated?.(repeats);
    const queue = this.#queue;
    this.#queue = [];
    if (queue.length > 0) this.#options.received(queue);
  }

  expect(datagram: ReceivedDatagram): Expectation | undefined {
    const key = identityOf(datagram);
    const expected = this.#expected.add(() => this.#ids.delete(key));
    if (expected) this.#ids.set(key, expected.id);
    return expected;
  }

  #isExpected(datagram: ReceivedDatagram): boolean {
    const id = this.#ids.get(identityOf(datagram));
    if (id === undefined) return false;
    this.#expected.heard[id] = datagram.time;
    this.#expected.counts[id] = (this.#expected.counts[id] ?? 0) + 1;
    return true;
  }
}

function identityOf({ ifindex, hopLimit, source, destination, payload }: ReceivedDatagram): string {
  return `${ifindex} ${hopLimit} ${source} ${destination} ${payload}`;
}
