import type { InterfaceAddress, Link } from '@kaconf/kernel';
import { type FakeKernel, type FakeMachine, fakeKernel } from '@kaconf/kernel/fake';
import { type IpAddress, type Micros, macFromBytes, micros, parseIp, parseMac, seconds } from '@kaconf/net';
import { bareRouter, type InstancePlan, type OwnInterface, type RouterPlan } from '@kaconf/vrrp';
import { onTestFinished, vi } from 'vitest';
import type { Log } from '../src/logging/logger.ts';
import type { DumpSettings, VrrpSettings, WhatToDump } from '../src/messages.ts';
import type { ProcessSettings } from '../src/processes/process-settings.ts';
import { Shortage } from '../src/processes/shortage.ts';
import { VrrpChild } from '../src/vrrp/child.ts';

export const settings: VrrpSettings = {
  console: true,
  facility: undefined,
  detail: false,
  dump: false,
  reportsAddresses: false,
  pidFile: '',
  keepAddresses: false,
  ignoreInterrupt: false,
  scriptCores: undefined,
};

/** Of a process of which the configuration says nothing. */
export const ordinary: ProcessSettings = {
  process: 'VRRP',
  name: 'keepalived',
  nice: undefined,
  cpus: undefined,
  realtimePriority: undefined,
  realtimeLimit: micros(10_000),
  maxAutoPriority: 0,
  minAutoPriorityDelay: seconds(1),
  staysInMemory: false,
  networkBuffers: {},
  processBuffer: undefined,
};

/** Of a child that nobody asks for one. */
export const dumps: DumpSettings = {
  files: {
    data: '/nowhere',
    parentData: '/nowhere',
    checkData: '/nowhere',
    bfdData: '/nowhere',
    stats: '/nowhere',
    json: '/nowhere',
  },
  saveFolder: undefined,
  jsonVersion: 1,
  instances: [],
  globals: [],
  parentGlobals: [],
  scriptWeights: {},
  scriptsWithTimeout: [],
  fileWeights: {},
  processes: [],
  processWeights: {},
  bfdWeights: {},
  groups: {},
  allowsOtherKinds: false,
  trackGroups: [],
};

const plainDetails: DumpSettings['instances'][number] = {
  strict: false,
  accepts: true,
  promotesSecondaries: false,
  mayLackAddresses: false,
  configuresUnicast: false,
  faultsWithoutPeers: false,
  checksUnicastSource: false,
  oldChecksum: 'no',
  transmitsFromBase: false,
  hasOwnMac: false,
  ownForAddresses: false,
  elsewhere: { interval: micros(0), all: false },
  receiveBuffer: undefined,
  debug: 0,
  namesInterfaces: [],
};

export const GROUP = ip('224.0.0.18');

export function ip(text: string): IpAddress {
  const parsed = parseIp(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}

export function link(index: number, name: string, state: Partial<Link> = {}): Link {
  const mac = parseMac(`02:00:00:00:00:0${index}`);
  return { index, name, mac, mtu: 1500, up: true, running: true, ...state };
}

export function address(ifindex: number, text: string, length = 24): InterfaceAddress {
  return { ifindex, prefix: { address: ip(text), length }, scope: 0, flags: 0 };
}

/** eth0 with 10.0.0.11. */
export function machine(extra: FakeMachine = {}): FakeKernel {
  return fakeKernel({ links: [link(2, 'eth0')], addresses: [address(2, '10.0.0.11')], ...extra });
}

export const firewall = {
  table: 'keepalived',
  priority: -1,
  byIndex: false,
  counts: false,
  unasked: false,
  withoutIgmp: false,
};

const plainInstance: InstancePlan = {
  name: 'VI_1',
  interface: 'eth0',
  baseInterface: 'eth0',
  ownInterface: undefined,
  sourceInterface: 'eth0',
  tracksPrimary: true,
  virtualRouterId: 51,
  version: 2,
  family: 4,
  basePriority: 150,
  startsAsMaster: false,
  advertInterval: seconds(1),
  preempt: true,
  preemptDelay: micros(0),
  downTimerAdverts: 3,
  answersLowerPriority: true,
  answersHigherPriority: false,
  highestOtherPriority: undefined,
  lacksPeers: false,
  adverts: {
    authentication: undefined,
    unicastHopLimit: 255,
    checksum: 'pseudo-header',
    learnsOldChecksum: true,
    checksSource: false,
    trustsAddresses: false,
    ownerIgnores: false,
    receiveBuffer: undefined,
  },
  sourceAddress: undefined,
  tracksSource: false,
  multicastGroup: GROUP,
  unicastPeers: [],
  virtualAddresses: [],
  excludedAddresses: [],
  virtualRoutes: [],
  virtualRules: [],
  accepts: true,
  gratuitous: {
    repeats: 2,
    delay: seconds(5),
    lowerPriorityRepeats: 2,
    lowerPriorityDelay: seconds(5),
    refresh: micros(0),
    refreshRepeats: 1,
    elsewhere: undefined,
  },
  trackedScripts: [],
  trackedInterfaces: [],
  trackedFiles: [],
  trackedProcesses: [],
  trackedBfds: [],
  notify: {},
};

/** VRRPv2, VRID 51, priority 150, an advert a second, unless said otherwise. */
export function instance(
  addresses: readonly string[],
  { on = 'eth0', ...extra }: Partial<InstancePlan> & { readonly on?: string } = {},
): InstancePlan {
  const virtualAddresses = addresses.map((text) => ({
    prefix: { address: ip(text), length: 24 },
    interface: on,
    scope: 0,
  }));
  return {
    ...plainInstance,
    interface: on,
    baseInterface: on,
    sourceInterface: on,
    virtualAddresses,
    ...extra,
  };
}

/** With these adverts, else as usual. */
export function adverts(extra: Partial<InstancePlan['adverts']>): Pick<InstancePlan, 'adverts'> {
  return { adverts: { ...plainInstance.adverts, ...extra } };
}

export function peer(text: string): InstancePlan['unicastPeers'][number] {
  return { address: ip(text), minHopLimit: 0, maxHopLimit: 255 };
}

export function router(instances: readonly InstancePlan[], extra: Partial<RouterPlan> = {}): RouterPlan {
  return { ...bareRouter(instances, firewall), ...extra };
}

/** The interface that `use_vmac` makes for VRID 51 on eth0. */
export const vmac = {
  kind: 'macvlan',
  name: 'vrrp.51',
  base: 'eth0',
  instance: 'VI_1',
  family: 4,
  bothFamilies: false,
  group: undefined,
  mac: macFromBytes(Uint8Array.of(0, 0, 0x5e, 0, 1, 51)),
  linkLocal: undefined,
  notifies: false,
} satisfies OwnInterface;

/** A child that has started, stopped with the test; `lines` is what it has logged so far. */
export function startChild(
  plan: RouterPlan,
  kernel: FakeKernel,
  { files, ...extra }: Partial<VrrpSettings & DumpSettings> = {},
) {
  const lines = console();
  const dumping = (of: RouterPlan): DumpSettings => ({
    ...dumps,
    ...(files && { files }),
    instances: of.instances.map(() => plainDetails),
  });
  const configuration = { plan, process: ordinary, dumps: dumping(plan) };
  const vrrp = new VrrpChild(configuration, { ...settings, ...extra }, kernel);
  vrrp.start();
  const child = {
    reload: (next: RouterPlan, process = ordinary) =>
      vrrp.reload({ plan: next, process, dumps: dumping(next) }),
    write: (what: WhatToDump) => vrrp.write(what),
    dump: () => vrrp.dump(),
    stop: () => vrrp.stop(),
  };
  onTestFinished(() => vrrp.stop());
  return { child, lines };
}

/** Lines on standard error without their times. */
export function console(): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text).trimEnd().slice('Sat Nov  7 09:28:57 2026: '.length));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return lines;
}

/** On a machine that has no lack of anything. */
export function enough(log: Log): Shortage {
  return new Shortage(log, () => {});
}

/** The events that wait for the next turn of the loop. */
export async function turn(kernel: FakeKernel): Promise<void> {
  kernel.advance(kernel.now());
  await new Promise((resolve) => setImmediate(resolve));
}

/** Until there: the master-down time of priority 150 is 3.414 s. */
export function advance(kernel: FakeKernel, time: number): void {
  kernel.advance(seconds(time) as Micros);
}

/** Which interface has which address, in the order in which they came. */
export function addresses(kernel: FakeKernel): string[] {
  return kernel.addresses.map(({ ifindex, prefix }) => `${ifindex} ${prefix.address}`);
}
