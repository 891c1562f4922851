import type { Rule } from '@kaconf/net';
import { type Micros, micros } from '@kaconf/net';
import type { ErrnoCode } from '../errno.ts';
import type { FirewallChange } from '../firewall.ts';
import type { Kernel } from '../kernel.ts';
import type { InterfaceAddress, Link, NetworkEvent } from '../network.ts';
import type { Route } from '../route.ts';
import { FakeServers } from './fake-client-sockets.ts';
import { fakeFirewall } from './fake-firewall.ts';
import { type FakeFamily, fakeGenericNetlink } from './fake-generic-netlink.ts';
import { FakeNetwork } from './fake-network.ts';
import { fakeProcess, type ProcessCall } from './fake-process.ts';
import { FakeSignals } from './fake-signals.ts';
import {
  type ArrivingDatagram,
  type ArrivingUdpDatagram,
  FakeSockets,
  type SentDatagram,
  type SentFrame,
  type SentUdpDatagram,
  type SentUnixDatagram,
} from './fake-sockets.ts';
import { fakeSysctls } from './fake-sysctls.ts';
import { type Refusable, Refusals } from './refusals.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface FakeMachine {
  readonly now?: Micros;
  readonly links?: readonly Link[];
  readonly addresses?: readonly InterfaceAddress[];
  /** By the path below /proc/sys. */
  readonly sysctls?: Readonly<Record<string, number>>;
  /** Of generic netlink, by name. */
  readonly families?: Readonly<Record<string, FakeFamily>>;
}

export interface FakeKernel extends Kernel {
  /** The event loop up to that time: what has arrived and happened is delivered, timers expire at their deadlines. */
  advance(to: Micros): void;
  /** The process was stopped until then: overdue timers expire first, all late, and then what has arrived is delivered. */
  stall(until: Micros): void;
  /** Queued in every socket of its family, protocol and interface, read by `drain` or by the event loop. */
  arrive(datagram: ArrivingDatagram): void;
  /** Queued in every UDP socket of its family and port that reads. */
  arriveUdp(datagram: ArrivingUdpDatagram): void;
  /** Somebody else changes the network. */
  change(event: NetworkEvent): void;
  /** Somebody sends this process a signal. */
  signal(signal: number): void;
  /** Refuses an operation, by default the next time. */
  refuse(operation: Refusable, code: ErrnoCode, nth?: number): void;
  readonly datagrams: readonly SentDatagram[];
  readonly frames: readonly SentFrame[];
  readonly unixDatagrams: readonly SentUnixDatagram[];
  readonly udpDatagrams: readonly SentUdpDatagram[];
  /** Who accepts TCP connections, by `ADDRESS PORT`; a test changes it. */
  readonly listening: Set<string>;
  readonly processCalls: readonly ProcessCall[];
  readonly links: readonly Link[];
  readonly addresses: readonly InterfaceAddress[];
  readonly routes: readonly Route[];
  readonly rules: readonly Rule[];
  readonly firewallChanges: readonly FirewallChange[];
  readonly sysctlValues: ReadonlyMap<string, number>;
}

/** What the clocks on the walls showed when this kernel's own was at 0: 2026-11-21 18:00:00 UTC. */
const EPOCH = 1_795_284_000_000_000;

/** A Linux in memory, whose time a test moves. */
export function fakeKernel({
  now = micros(0),
  links = [],
  addresses = [],
  sysctls = {},
  families = {},
}: FakeMachine = {}): FakeKernel {
  const clock = new VirtualClock(now);
  const refusals = new Refusals();
  const pending: (() => void)[] = [];
  const network = new FakeNetwork(links, addresses, refusals, (task) => pending.push(task));
  const sockets = new FakeSockets(refusals, () => clock.now);
  const signals = new FakeSignals();
  const processCalls: ProcessCall[] = [];
  const firewallChanges: FirewallChange[] = [];
  const sysctlValues = new Map(Object.entries(sysctls));
  const deliver = () => {
    for (let task = pending.shift(); task !== undefined; task = pending.shift()) task();
    sockets.look();
  };
  return {
    now: () => clock.now,
    wallClock: () => micros(EPOCH + clock.now),
    createTimer: (expired) => clock.createTimer(expired),
    openNetwork: (listener) => network.open(listener),
    openRawSocket: (options) => sockets.openRaw(options),
    openPacketSocket: () => sockets.openPacket(),
    openUdpSocket: (options) => sockets.openUdp(options),
    openUnixDatagram: (path) => sockets.openUnix(path),
    ...servers((task) => pending.push(task)),
    ...nothingBehind(refusals),
    onSignal: (signal, received) => signals.listenRealtime(signal, received),
    // No driver in memory has a transceiver with registers.
    linkStatus: (name, question) => {
      refusals.check('ask for link', name);
      return question === 'MII' ? undefined : network.hasLink(name);
    },
    ...otherNetlink(refusals, firewallChanges, families),
    sysctls: fakeSysctls(sysctlValues),
    process: fakeProcess(processCalls, signals, refusals),
    advance: (to) => {
      deliver();
      while (clock.expireOne(to)) deliver();
      clock.now = to;
    },
    stall: (until) => {
      clock.now = until;
      while (clock.expireOne(until));
      deliver();
    },
    arrive: (datagram) => sockets.arrive(datagram),
    arriveUdp: (datagram) => sockets.arriveUdp(datagram),
    change: (event) => network.change(event),
    signal: (signal) => pending.push(() => signals.deliver(signal)),
    refuse: (operation, code, nth = 1) => refusals.order(operation, code, nth),
    datagrams: sockets.datagrams,
    frames: sockets.frames,
    unixDatagrams: sockets.unixDatagrams,
    udpDatagrams: sockets.udpDatagrams,
    processCalls,
    sysctlValues,
    firewallChanges,
    get links() {
      return network.links;
    },
    get addresses() {
      return network.addresses;
    },
    get routes() {
      return network.routing.routes;
    },
    get rules() {
      return network.routing.rules;
    },
  };
}

function servers(soon: (task: () => void) => void): Pick<FakeKernel, 'openClientSockets' | 'listening'> {
  const all = new FakeServers(soon);
  return { openClientSockets: () => all.open(), listening: all.listening };
}

function otherNetlink(
  refusals: Refusals,
  firewallChanges: FirewallChange[],
  families: Readonly<Record<string, FakeFamily>>,
): Pick<Kernel, 'openFirewall' | 'openGenericNetlink'> {
  return {
    openFirewall: () => {
      refusals.check('open netlink socket', 'for the firewall');
      return fakeFirewall(firewallChanges);
    },
    openGenericNetlink: (family) => {
      refusals.check('open netlink socket', `for ${family}`);
      return fakeGenericNetlink(families, family);
    },
  };
}

/** In memory no file changes, nobody else runs, and a path leads nowhere. */
function nothingBehind(
  refusals: Refusals,
): Pick<Kernel, 'watchFolders' | 'monitorProcesses' | 'makeNamedPipe' | 'openPipe'> {
  return {
    watchFolders: () => {
      refusals.check('open inotify', 'for tracked files');
      return { add: () => {}, close: () => {} };
    },
    monitorProcesses: () => {
      refusals.check('open netlink socket', 'for process events');
      return { resizeBuffer: () => {}, close: () => {} };
    },
    makeNamedPipe: () => {},
    openPipe: () => ({ read: -1, write: -1 }),
  };
}
