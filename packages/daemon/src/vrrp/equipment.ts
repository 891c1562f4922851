import type { Kernel, Repeat } from '@kaconf/kernel';
import type { PolledLinkPlan, RouterPlan, TimedEvent } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import type { Shortage } from '../processes/shortage.ts';
import { Firewall } from './firewall/firewall.ts';
import type { FormerSettings } from './former-settings.ts';
import type { Holdings } from './holdings.ts';
import { LinkBeat } from './network/link-beat.ts';
import { interfaceEvents } from './network/link-events.ts';
import { type LinkChange, Links } from './network/links.ts';
import { PromotedSecondaries } from './network/promoted-secondaries.ts';
import { foundAddressTexts } from './network/watched-interfaces.ts';
import { OwnInterfaces } from './own-interfaces/own-interfaces.ts';
import { LocalIgmp } from './wire/local-igmp.ts';
import type { Heard } from './wire/signs-of-life.ts';
import { Sockets } from './wire/sockets.ts';

/** Who is told of what happens there. */
export interface Observers {
  linksChanged(change: LinkChange): void;
  hear(heard: readonly Heard[]): void;
  hearAgain(repeats: readonly Repeat[]): void;
  /** Of each address that comes or goes; at first of those that are there. */
  readonly reportAddress: ((line: string) => void) | undefined;
}

/** What a plan needs of this machine before its instances can speak: interfaces of their own, settings of others, sockets. */
export class Equipment {
  readonly #log: Log;
  readonly #kernel: Kernel;
  readonly links: Links;
  readonly firewall: Firewall;
  readonly sockets: Sockets;
  readonly #linkBeat: LinkBeat;
  readonly #localIgmp: LocalIgmp;
  readonly #ownInterfaces: OwnInterfaces;
  readonly #secondaries: PromotedSecondaries;

  constructor(kernel: Kernel, log: Log, shortage: Shortage, plan: RouterPlan, observers: Observers) {
    this.#log = log;
    this.#kernel = kernel;
    this.#linkBeat = new LinkBeat(kernel, log, shortage);
    const { reportAddress } = observers;
    this.links = new Links(kernel, this.#linkBeat, (change) => observers.linksChanged(change), reportAddress);
    this.links.follow(plan.instances);
    this.#localIgmp = new LocalIgmp(kernel.sysctls);
    this.firewall = new Firewall(plan.firewall, kernel, this.links, log, shortage);
    this.#ownInterfaces = new OwnInterfaces(kernel, this.links, this.firewall, log);
    this.#secondaries = new PromotedSecondaries(this.links, log);
    this.sockets = new Sockets(kernel, this.links, log, shortage, observers);
  }

  /** Of a predecessor that was killed, and knew another plan. */
  removeLeftOvers({ ownInterfaces, table }: Holdings): void {
    this.#ownInterfaces.removeLeftOvers(ownInterfaces);
    this.firewall.removeLeftOver(table);
  }

  /** What it has changed on the machine, as it was before. */
  get formerSettings(): FormerSettings {
    return {
      ...this.#ownInterfaces.formerSettings,
      unpromoted: this.#secondaries.unpromoted,
      localIgmp: this.#localIgmp.isDisabled,
    };
  }

  /** Of a predecessor that was killed: this process puts it back in its stead. */
  inherit(before: FormerSettings): void {
    this.#ownInterfaces.inherit(before);
    this.#secondaries.inherit(before.unpromoted);
    this.#localIgmp.inherit(before.localIgmp);
  }

  /** At the start. */
  setUp(plan: RouterPlan): void {
    if (plan.firewall.unasked) {
      this.#log.info('use_vmac or no_accept/strict specified, but no firewall configured - using nftables');
    }
    if (plan.firewall.withoutIgmp) this.#localIgmp.disable();
    for (const text of foundAddressTexts(plan, this.links)) this.#log.detail(text);
    this.#ownInterfaces.match(plan.ownInterfaces);
    this.#secondaries.match(plan.promotesSecondaries);
    if (plan.polledLinks.length > 0) this.#log.info('Using MII-BMSR/ETHTOOL NIC polling thread(s)...');
    this.poll(plan.polledLinks);
    this.sockets.match(plan);
  }

  /** A reload begins: what either plan needs is there, since instances that go still have something to say. */
  spanBoth(before: RouterPlan, after: RouterPlan): void {
    this.links.follow(after.instances);
    this.#linkBeat.keep(after.polledLinks);
    this.poll(after.polledLinks);
    this.firewall.follow(after.firewall);
    const kept = new Set(before.ownInterfaces.map(({ name }) => name));
    const added = after.ownInterfaces.filter(({ name }) => !kept.has(name));
    this.#ownInterfaces.match([...before.ownInterfaces, ...added]);
    this.#secondaries.match([...before.promotesSecondaries, ...after.promotesSecondaries]);
    this.sockets.match({ ...after, instances: [...before.instances, ...after.instances] });
  }

  /** A reload is over: what only the plan before has needed goes. */
  clearAway(plan: RouterPlan): void {
    this.sockets.match(plan);
    this.#ownInterfaces.match(plan.ownInterfaces);
    this.#secondaries.match(plan.promotesSecondaries);
    this.firewall.tidy();
  }

  /** Interfaces have come, gone or changed, or there may be enough again of what was lacking. */
  restore(plan: RouterPlan): void {
    this.#ownInterfaces.match(plan.ownInterfaces);
    this.#secondaries.match(plan.promotesSecondaries);
    this.firewall.complete();
    this.sockets.match(plan);
  }

  /** Asks these whether they have a link. @returns those that answer otherwise than before */
  poll(links: readonly PolledLinkPlan[]): readonly string[] {
    return this.#linkBeat.poll(links);
  }

  /** How these interfaces and the sockets are now, for the engine. */
  eventsOf(names: readonly string[]): TimedEvent[] {
    const time = this.#kernel.now();
    const unheard = { type: 'unheard', instances: this.sockets.unheard } as const;
    return [...interfaceEvents(this.links, names, time), { event: unheard, time }];
  }

  /** Everything is as it was found. @param keepInterfaces those of our own stay, with the addresses that are on them */
  close(keepInterfaces: boolean): void {
    // As a whole, before what it is about goes one by one.
    this.firewall.close();
    if (!keepInterfaces) this.#ownInterfaces.removeAll();
    this.#secondaries.restore();
    this.#localIgmp.restore();
    this.sockets.close();
    this.links.close();
  }
}
