import { Buffer } from 'node:buffer';
import type { Addon, Watch } from './addon.ts';
import type {
  ClientAttempt,
  ClientConnection,
  ClientDatagramOptions,
  ClientDatagrams,
  ClientRefusal,
  ClientSockets,
  ConnectResult,
} from './client.ts';
import { encodedTarget } from './client-target.ts';
import { type ErrnoCode, errnoOf } from './errno.ts';
import { attempt } from './kernel-error.ts';
import { Numbered } from './numbered.ts';

/** As native/client-sockets.cc has them. */
const TRY_CONNECT = 0;
const CONNECT = 1;
const UDP = 2;
const UDP_WITH_ICMP = 3;
const ICMP = 4;
const STEPS = ['socket', 'mark', 'interface', 'bind', 'connect'] as const;
const STEP_SHIFT = 12;
const BATCH = 256;

const UNREACHABLE = new Set(
  (
    [
      'ENETUNREACH',
      'EHOSTUNREACH',
      'ECONNREFUSED',
      'EHOSTDOWN',
      'ENETDOWN',
      'ECONNRESET',
      'ECONNABORTED',
      'ETIMEDOUT',
    ] satisfies ErrnoCode[]
  ).map(errnoOf),
);
const EAGAIN = errnoOf('EAGAIN');
const LONGEST = 65_536;

/** Reading is synchronous, so one buffer serves all sockets. */
const buffer = Buffer.alloc(LONGEST);

const CLOSED: ConnectResult = { type: 'connected', fd: -1 };
const SETTLED: ClientAttempt = { cancel: () => undefined };

/** Who is told of a socket. */
interface Waiting {
  told(errno: number): void;
}

export function openClientSockets(addon: Addon): ClientSockets {
  return new LinuxClientSockets(addon);
}

class LinuxClientSockets implements ClientSockets {
  readonly #addon: Addon;
  readonly #watch: Watch;
  readonly #results = new Int32Array(1 + 2 * BATCH);
  readonly #waiting = new Numbered<Waiting>();

  constructor(addon: Addon) {
    this.#addon = addon;
    this.#watch = attempt('open', 'sockets for clients', () =>
      addon.openClientSockets(this.#results, () => this.#deliver()),
    );
  }

  tryConnect(connection: ClientConnection, told: (result: ConnectResult) => void): ClientAttempt {
    return this.#connect(TRY_CONNECT, connection, told);
  }

  connect(connection: ClientConnection, told: (result: ConnectResult) => void): ClientAttempt {
    return this.#connect(CONNECT, connection, told);
  }

  openDatagram(options: ClientDatagramOptions, readable: () => void): ClientDatagrams | ClientRefusal {
    const { protocol, connection, hearsIcmp } = options;
    const id = this.#waiting.reserve();
    const udp = hearsIcmp ? UDP_WITH_ICMP : UDP;
    const kind = protocol === 'icmp' ? ICMP : udp;
    const target = encodedTarget(connection);
    const fd = this.#addon.openClient(this.#watch, kind, id, target);
    if (fd < 0) {
      this.#waiting.delete(id);
      return refusal(-fd);
    }
    this.#waiting.set(id, { told: readable });
    return new Datagrams(this.#addon, fd, kind === ICMP ? target : undefined, () => this.#waiting.delete(id));
  }

  close(): void {
    this.#waiting.clear();
    this.#addon.unwatch(this.#watch);
  }

  #connect(kind: number, to: ClientConnection, told: (result: ConnectResult) => void): ClientAttempt {
    const id = this.#waiting.reserve();
    const fd = this.#addon.openClient(this.#watch, kind, id, encodedTarget(to));
    if (fd < 0) {
      this.#waiting.delete(id);
      told(refusal(-fd));
      return SETTLED;
    }
    const waiting = new Connecting(this.#addon, kind, fd, told, () => this.#waiting.delete(id));
    this.#waiting.set(id, waiting);
    return waiting;
  }

  /** All that have settled are known before the first is told: who is told may cancel another, and its descriptor be gone. */
  #deliver(): void {
    const count = this.#results[0] ?? 0;
    const settled: (() => void)[] = [];
    for (let i = 0; i < count; i++) {
      const id = this.#results[1 + 2 * i] ?? 0;
      const errno = this.#results[2 + 2 * i] ?? 0;
      const waiting = this.#waiting.get(id);
      if (waiting instanceof Connecting) {
        this.#waiting.delete(id);
        waiting.settle();
      }
      settled.push(() => {
        if (waiting instanceof Connecting || this.#waiting.get(id) === waiting) waiting?.told(errno);
      });
    }
    for (const tell of settled) tell();
  }
}

/** A connection that is being made. */
class Connecting implements ClientAttempt, Waiting {
  readonly #addon: Addon;
  readonly #keeps: boolean;
  readonly #fd: number;
  readonly #tell: (result: ConnectResult) => void;
  readonly #forget: () => void;
  /** `settled`: there is a result, of which nobody has been told. */
  #state: 'open' | 'settled' | 'done' = 'open';
  #cancelled = false;

  constructor(
    addon: Addon,
    kind: number,
    fd: number,
    tell: (result: ConnectResult) => void,
    forget: () => void,
  ) {
    this.#addon = addon;
    this.#keeps = kind === CONNECT;
    this.#fd = fd;
    this.#tell = tell;
    this.#forget = forget;
  }

  settle(): void {
    this.#state = 'settled';
  }

  told(errno: number): void {
    this.#state = 'done';
    if (this.#cancelled) {
      if (errno === 0 && this.#keeps) this.#addon.closeClient(this.#fd);
    } else if (errno !== 0) this.#tell({ type: 'failed', errno });
    else this.#tell(this.#keeps ? { type: 'connected', fd: this.#fd } : CLOSED);
  }

  cancel(): void {
    if (this.#cancelled || this.#state === 'done') return;
    this.#cancelled = true;
    if (this.#state === 'settled') return;
    this.#forget();
    this.#addon.closeClient(this.#fd);
  }
}

class Datagrams implements ClientDatagrams {
  readonly type = 'datagrams';
  readonly #addon: Addon;
  readonly #fd: number;
  readonly #target: Uint8Array | undefined;
  readonly #forget: () => void;
  #open = true;

  /** @param target where it is not connected to it */
  constructor(addon: Addon, fd: number, target: Uint8Array | undefined, forget: () => void) {
    this.#addon = addon;
    this.#fd = fd;
    this.#target = target;
    this.#forget = forget;
  }

  send(payload: Uint8Array): number {
    const fd = this.#fd;
    const sent = this.#target
      ? this.#addon.sendClientTo(fd, this.#target, payload)
      : this.#addon.sendClient(fd, payload);
    return Math.abs(sent);
  }

  receive(limit: number): Uint8Array | number | undefined {
    const length = this.#addon.receiveClient(this.#fd, buffer.subarray(0, Math.min(limit, LONGEST)));
    if (length >= 0) return Uint8Array.from(buffer.subarray(0, length));
    return length === -EAGAIN ? undefined : -length;
  }

  unreachable(): boolean | undefined {
    const found = this.#addon.icmpOfClient(this.#fd);
    return found < 0 ? undefined : found === 1;
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#forget();
    this.#addon.closeClient(this.#fd);
  }
}

/** @param refused step << 12 | errno */
function refusal(refused: number): ClientRefusal {
  const errno = refused & ((1 << STEP_SHIFT) - 1);
  const step = STEPS[refused >> STEP_SHIFT] ?? 'socket';
  return { type: 'refused', step, errno, unreachable: step === 'connect' && UNREACHABLE.has(errno) };
}
