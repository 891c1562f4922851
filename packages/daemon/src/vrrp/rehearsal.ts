import { fakeKernel } from '@kaconf/kernel/fake';
import { type IpAddress, micros, parseIp, parseMac } from '@kaconf/net';
import {
  advertisementOf,
  bareRouter,
  encodeAdvertisement,
  type InstancePlan,
  PROTOCOL_VRRP,
  type Tracking,
} from '@kaconf/vrrp';
import type { VrrpConfiguration } from '../messages.ts';
import { VrrpChild } from './child.ts';

/** Enough that what runs on a promotion is compiled, and little enough that nobody notices at a start. */
const LIVES = 3;

/**
 * Lives through a virtual router's life in memory: promoted, advertising, hearing others, giving way. The first promotion
 * of a process would otherwise spend milliseconds in compiling what it runs, and they are part of the failover.
 */
export function rehearse(configuration: VrrpConfiguration): void {
  const [first] = configuration.plan.instances;
  if (!first) return;
  for (let life = 0; life < LIVES; life++) {
    rehearseOne(onItsOwn({ ...first, ...unsigned(first) }), configuration);
  }
}

/** What others sign cannot be rehearsed, and is no part of a promotion. */
function unsigned({ adverts }: InstancePlan): Pick<InstancePlan, 'adverts' | 'lacksPeers'> {
  const { authentication } = adverts;
  const kept = authentication?.type === 'PASS' ? authentication : undefined;
  return { adverts: { ...adverts, authentication: kept }, lacksPeers: false };
}

function onItsOwn(plan: InstancePlan): InstancePlan {
  const { interface: name } = plan;
  const place = { baseInterface: name, ownInterface: undefined, sourceInterface: name, tracksSource: false };
  return { ...plan, ...place, ...NOTHING_TRACKED, notify: {} };
}

const NOTHING_TRACKED: Tracking = {
  trackedScripts: [],
  trackedInterfaces: [],
  trackedFiles: [],
  trackedProcesses: [],
  trackedBfds: [],
};

function rehearseOne(plan: InstancePlan, { plan: router, ...others }: VrrpConfiguration): void {
  const own = address(plan.family === 4 ? '192.0.2.1' : 'fe80::1');
  const other = address(plan.family === 4 ? '192.0.2.2' : 'fe80::2');
  const mac = parseMac('02:00:00:00:00:01');
  const kernel = fakeKernel({
    links: [{ index: 1, name: plan.interface ?? 'eth0', mac, mtu: 1500, up: true, running: true }],
    addresses: [{ ifindex: 1, prefix: { address: own, length: 24 }, scope: 0, flags: 0 }],
  });
  const silent = { console: false, facility: undefined, detail: false };
  const settings = {
    ...silent,
    dump: false,
    reportsAddresses: false,
    pidFile: '',
    keepAddresses: false,
    ignoreInterrupt: false,
    scriptCores: undefined,
  };
  const child = new VrrpChild({ plan: bareRouter([plan], router.firewall), ...others }, settings, kernel);
  const later = (intervals: number) => micros(kernel.now() + intervals * plan.advertInterval);
  const hear = (priority: number) => {
    const destination = plan.unicastPeers.length > 0 ? own : plan.multicastGroup;
    const payload = encodeAdvertisement(advertisementOf(plan, priority), { source: other, destination });
    kernel.arrive({
      protocol: PROTOCOL_VRRP,
      time: kernel.now(),
      ifindex: 1,
      source: other,
      destination,
      hopLimit: 255,
      payload,
    });
  };
  child.start();
  for (const priority of [255, 1, 0]) {
    hear(priority);
    kernel.advance(later(plan.downTimerAdverts + 3));
  }
  void child.stop();
}

function address(text: string): IpAddress {
  const parsed = parseIp(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}
