import { type ControlPacket, decodeControlPacket, encodeControlPacket, type SessionPlan } from '@kaconf/bfd';
import { type FakeKernel, fakeKernel } from '@kaconf/kernel/fake';
import { micros, seconds } from '@kaconf/net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { BfdChild } from '../src/bfd/child.ts';
import type { BfdEvent } from '../src/bfd/event-pipe.ts';
import type { OwnSettings } from '../src/processes/process-settings.ts';
import { session } from './bfd-session.ts';
import { ip, ordinary, settings as quiet } from './shell-router.ts';

const settings = { ...quiet, detail: true };

const process: OwnSettings = { ...ordinary, process: 'BFD', name: 'keepalived_bfd' };

const dataFile = '/nowhere/keepalived_bfd.data';
const BOTH = { vrrp: true, checkers: true };
const saves = { saveFolder: undefined, globals: [] };

function startChild(
  kernel: FakeKernel,
  sessions: readonly SessionPlan[] = [session],
  listeners: typeof BOTH = BOTH,
) {
  const lines: string[] = [];
  const spy = vi.spyOn(globalThis.process.stderr, 'write').mockImplementation((text) => {
    lines.push(
      String(text)
        .trimEnd()
        .replace(/^.{24}: /, ''),
    );
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  const told: BfdEvent[] = [];
  const child = new BfdChild(
    { plan: { sessions, listeners }, process, dataFile, ...saves },
    settings,
    (event, whom) => whom === 'vrrp' && told.push(event),
    kernel,
  );
  child.start();
  return { child, told, lines };
}

function sent(kernel: FakeKernel): ControlPacket[] {
  return kernel.udpDatagrams.map(({ payload }) => {
    const packet = decodeControlPacket(payload);
    if ('malformed' in packet) throw new Error(packet.malformed);
    return packet;
  });
}

/** From the neighbour, to the session that has spoken last. */
function hear(kernel: FakeKernel, more: Partial<ControlPacket>, hopLimit = 255): void {
  const packet: ControlPacket = {
    diagnostic: 'No Diagnostic',
    state: 'Down',
    poll: false,
    final: false,
    authentication: false,
    demand: false,
    detectMult: 3,
    myDiscriminator: 2,
    yourDiscriminator: sent(kernel).at(-1)?.myDiscriminator ?? 0,
    desiredMinTx: micros(50_000),
    requiredMinRx: micros(50_000),
    ...more,
  };
  kernel.arriveUdp({
    source: ip('10.0.0.12'),
    sourcePort: 50_000,
    destination: ip('10.0.0.11'),
    port: 3784,
    hopLimit,
    payload: encodeControlPacket(packet),
  });
}

function up(kernel: FakeKernel): void {
  hear(kernel, { state: 'Init' });
  kernel.advance(micros(kernel.now()));
  hear(kernel, { state: 'Up', final: true });
  kernel.advance(micros(kernel.now()));
}

test('a session is told of as it comes up and as nothing is heard any more', () => {
  const kernel = fakeKernel();
  const { told } = startChild(kernel);
  expect(kernel.udpDatagrams.map(({ address, port }) => [address, port])).toEqual([['10.0.0.12', 3784]]);
  up(kernel);
  kernel.advance(micros(200_000));
  expect(told.map(({ session: name, up: isUp, sentAt }) => [name, isUp, sentAt])).toEqual([
    ['s1', false, 0],
    ['s1', true, 0],
    ['s1', false, 150_000],
  ]);
});

test('after a stall the packets that wait win over the clock', () => {
  const kernel = fakeKernel();
  const { told } = startChild(kernel);
  up(kernel);
  hear(kernel, { state: 'Up' });
  kernel.stall(seconds(5));
  expect(told.at(-1)).toMatchObject({ up: true });
  kernel.advance(micros(seconds(5) + 149_999));
  expect(told.at(-1)).toMatchObject({ up: true });
  kernel.advance(micros(seconds(5) + 150_000));
  expect(told.at(-1)).toMatchObject({ up: false });
});

test('a source port that is taken is passed over', () => {
  const kernel = fakeKernel();
  // The first bind is the listener's.
  kernel.refuse('bind', 'EADDRINUSE', 2);
  kernel.refuse('bind', 'EADDRINUSE', 3);
  startChild(kernel);
  expect(sent(kernel)).toHaveLength(1);
});

test('a session whose source address is not there yet begins when it is', () => {
  const kernel = fakeKernel();
  kernel.refuse('bind', 'EADDRNOTAVAIL', 2);
  const { lines } = startChild(kernel);
  expect(sent(kernel)).toEqual([]);
  expect(lines).toContain('(s1) Unable to open output socket, disabling instance');
  kernel.advance(seconds(60));
  expect(sent(kernel)).toHaveLength(1);
});

test('a reload leaves a session alone that stays, and has told of it again', () => {
  const kernel = fakeKernel();
  const { child, told } = startChild(kernel);
  up(kernel);
  const other = { ...session, name: 's2', neighbor: ip('10.0.0.13') };
  child.reload({ plan: { sessions: [other, session], listeners: BOTH }, process, dataFile, ...saves });
  expect(told.slice(2).map(({ session: name, up: isUp }) => [name, isUp])).toEqual([
    ['s1', true],
    ['s2', false],
  ]);
  child.repeat('vrrp');
  expect(told.slice(4).map(({ session: name, up: isUp }) => [name, isUp])).toEqual([
    ['s2', false],
    ['s1', true],
  ]);
});

test('nobody is told of a session that is not for VRRP', () => {
  const kernel = fakeKernel();
  const { told } = startChild(kernel, [{ ...session, isTracked: false }]);
  up(kernel);
  expect(told).toEqual([]);
});

test('nobody is told who is not there, for nobody would empty the pipe', () => {
  const kernel = fakeKernel();
  const { told } = startChild(kernel, [session], { vrrp: false, checkers: true });
  up(kernel);
  expect(told).toEqual([]);
});

test('what is dropped is counted, and summed up at the end', async () => {
  const kernel = fakeKernel();
  const { child, lines } = startChild(kernel);
  hear(kernel, { state: 'Init' }, 254);
  hear(kernel, { state: 'Init', authentication: true });
  hear(kernel, { state: 'Init', yourDiscriminator: 99 });
  kernel.advance(micros(1));
  expect(lines).toContain('Packet ttl(254) < 255 - discarding');
  await child.stop();
  expect(lines.slice(-2)).toEqual([
    'Dropped packets: 10.0.0.12: 1 wrong TTL, 1 authentication, 1 unknown session',
    expect.stringMatching(/^Stopped - used \d/),
  ]);
});

test('the process is as the configuration has it', () => {
  const kernel = fakeKernel();
  const { child } = startChild(kernel);
  child.reload({
    plan: { sessions: [], listeners: BOTH },
    process: { ...process, nice: -5, staysInMemory: true },
    dataFile,
    ...saves,
  });
  expect(kernel.processCalls.map(({ call, argument }) => `${call} ${argument}`)).toEqual([
    'setName keepalived_bfd',
    'setName keepalived_bfd',
    'keepInMemory true',
    'setNice -5',
    'setSessionNice -5',
  ]);
});

test('a reload without a descriptor leaves the sessions that there are alone, and tries again', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const kernel = fakeKernel();
  const { child, lines } = startChild(kernel);
  kernel.refuse('open UDP socket', 'EMFILE');
  const other = {
    ...session,
    name: 's2',
    neighbor: ip('2001:db8::12'),
    source: ip('2001:db8::11'),
    passive: true,
  };
  child.reload({ plan: { sessions: [session, other], listeners: BOTH }, process, dataFile, ...saves });
  vi.advanceTimersByTime(1000);
  expect(lines.slice(-2)).toEqual([
    'open UDP socket for IPv6: EMFILE (Too many open files), trying again',
    'What was refused for want of descriptors or memory is there now',
  ]);
});
