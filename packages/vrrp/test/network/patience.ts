import type { IpAddress } from '@kaconf/net';
import type { Event, Instance, InstancePlan } from '../../src/index.ts';
import type { Host, Witness } from './host.ts';

/** Between these times a backup that hears nothing more becomes master. */
interface Wait {
  readonly least: number;
  readonly most: number;
  /** From when on it takes no notice of a lower master, once it has heard one. */
  readonly preemptAt?: number | undefined;
}

const PRIORITIES = 256;
const OWNER = 255;
const SECOND = 1_000_000;
const CENTISECOND = 10_000;

/**
 * Counts along, by the RFC's own formulas, how long each backup has to wait: none may wait longer, nor take over earlier.
 * And a master that hears a better one does not stay. Sync groups wait for their other members; what holds for them is how
 * long a segment may be without a master.
 */
export class Patience {
  readonly #waits = new Map<string, Wait>();

  readonly witness: Witness = (host, before, event, now) => {
    host.plan.instances.forEach((plan, index) => {
      const [was, is] = [before.instances[index], host.state?.instances[index]];
      if (!was || !is) return;
      const who = nameOf(host, plan);
      checkYield(who, host, plan, was, is, event);
      if (host.plan.groups.length > 0) return;
      const wait = this.#waits.get(who);
      if (was.role.type === 'backup' && is.role.type === 'master' && wait && now < wait.least) {
        throw new Error(`${who} is master at ${now} µs, and had to wait until ${wait.least} µs`);
      }
      const next = nextWait(plan, was, is, wait, event, now);
      if (next) this.#waits.set(who, next);
      else this.#waits.delete(who);
    });
  };

  /** Nobody is late; who is frozen or switched off cannot be. */
  check(hosts: readonly Host[], now: number): void {
    for (const host of hosts.filter(({ state, queue }) => state && !queue)) {
      for (const plan of host.plan.instances) {
        const { most } = this.#waits.get(nameOf(host, plan)) ?? { most: now };
        if (now > most) throw new Error(`${nameOf(host, plan)} is still backup, ${most} µs is over`);
      }
    }
  }

  /** Who is switched off forgets. */
  forget(host: Host): void {
    for (const plan of host.plan.instances) this.#waits.delete(nameOf(host, plan));
  }
}

function nameOf({ name }: Host, plan: InstancePlan): string {
  return `${name} ${plan.name}`;
}

function nextWait(
  plan: InstancePlan,
  was: Instance,
  is: Instance,
  wait: Wait | undefined,
  event: Event | 'reload',
  now: number,
): Wait | undefined {
  if (is.role.type !== 'backup') return undefined;
  const advert = heard(plan, event);
  const follows = advert && advert.priority > 0 && !isPassedOver(plan, is, wait, advert, now);
  const learned = follows && plan.version === 3 ? advert.interval : is.role.masterAdvertInterval;
  const full = now + plan.downTimerAdverts * learned + skew(plan, is.priority, learned);
  if (was.role.type !== 'backup' || !wait) return beginsAsOwner(plan, was) ? exactly(now) : exactly(full);
  if (event === 'reload') return { ...wait, least: now, most: Math.max(wait.most, full) };
  if (advert?.priority === 0) return { ...wait, ...exactly(now + skew(plan, is.priority, learned)) };
  const preemptAt = nextPreemptAt(plan, is, wait, advert, now);
  if (follows) return { ...exactly(full), preemptAt };
  const shift = skew(plan, is.priority, learned) - skew(plan, was.priority, learned);
  if (shift === 0) return { ...wait, preemptAt };
  // The engine counts whole microseconds, each time anew.
  return { least: wait.least + shift - 1, most: wait.most + shift + 1, preemptAt };
}

/** RFC 9568 section 6.4.1, (105): the owner of the addresses has nobody to wait for. */
function beginsAsOwner({ startsAsMaster, basePriority }: InstancePlan, { role }: Instance): boolean {
  return startsAsMaster && basePriority === OWNER && role.type === 'initial';
}

/** A lower master that is to be preempted, and has been for long enough: it is as if it were silent. */
function isPassedOver(
  plan: InstancePlan,
  is: Instance,
  wait: Wait | undefined,
  { priority }: Heard,
  now: number,
): boolean {
  if (priority >= is.priority || !plan.preempt) return false;
  return (wait?.preemptAt ?? now + plan.preemptDelay) <= now;
}

/** The delay begins with the first advert of a lower master, and is over when there is a better one. */
function nextPreemptAt(
  plan: InstancePlan,
  is: Instance,
  { preemptAt }: Wait,
  advert: Heard | undefined,
  now: number,
): number | undefined {
  if (!advert) return preemptAt;
  if (advert.priority >= is.priority || !plan.preempt) return undefined;
  return preemptAt ?? now + plan.preemptDelay;
}

function exactly(time: number): Wait {
  return { least: Math.floor(time), most: Math.ceil(time) + 1 };
}

/** RFC 9568 section 6.1, RFC 3768 section 6.1. An owner that has given way to another one has 254, and is no slower. */
export function skew({ version, basePriority }: InstancePlan, priority: number, interval: number): number {
  const skewing = basePriority === OWNER ? OWNER : priority;
  return ((PRIORITIES - skewing) * (version === 3 ? interval : SECOND)) / PRIORITIES;
}

interface Heard {
  readonly priority: number;
  readonly source: IpAddress;
  /** Of version 3: RFC 9568 section 5.2.7, 12 bits of centiseconds. */
  readonly interval: number;
}

function heard(plan: InstancePlan, event: Event | 'reload'): Heard | undefined {
  if (event === 'reload' || event.type !== 'datagram' || event.interface !== plan.interface) return undefined;
  const { payload, source } = event;
  const view = new DataView(payload.buffer, payload.byteOffset);
  return { priority: view.getUint8(2), source, interval: (view.getUint16(4) & 0x0fff) * CENTISECOND };
}

function checkYield(
  who: string,
  { addresses }: Host,
  plan: InstancePlan,
  was: Instance,
  is: Instance,
  event: Event | 'reload',
): void {
  const advert = heard(plan, event);
  if (!advert || was.role.type !== 'master' || is.role.type !== 'master') return;
  const own = addresses[plan.interface ?? ''] ?? '';
  // All addresses here are as long as each other.
  const better = advert.priority > was.priority || (advert.priority === was.priority && advert.source > own);
  if (better) throw new Error(`${who} stays master in spite of ${advert.priority} from ${advert.source}`);
}
