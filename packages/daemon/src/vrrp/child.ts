import { type Kernel, linuxKernel } from '@kaconf/kernel';
import {
  type PolledLinkPlan,
  type RouterPlan,
  type ScriptOutcome,
  type TimedEvent,
  waitingRouter,
} from '@kaconf/vrrp';
import type { BfdEvent } from '../bfd/event-pipe.ts';
import type { Inspection } from '../control/protocol.ts';
import { type HeldLog, heldLog } from '../logging/held-log.ts';
import { createLogger } from '../logging/logger.ts';
import type { DumpSettings, VrrpConfiguration, VrrpSettings, WhatToDump } from '../messages.ts';
import { OwnProcess } from '../processes/own-process.ts';
import type { ProcessSettings } from '../processes/process-settings.ts';
import { dataLines } from './dumps/data-dump.ts';
import { Dumps } from './dumps/dumps.ts';
import { type Subject, subjectNow } from './dumps/subject.ts';
import { Firewall } from './firewall/firewall.ts';
import type { Holdings } from './holdings.ts';
import { inspect } from './inspect.ts';
import { Loop } from './loop.ts';
import { LinkBeat } from './network/link-beat.ts';
import { interfaceEvents, interruptions, tellOfGoneAndAdded, tellOfRenamed } from './network/link-events.ts';
import { type LinkChange, Links } from './network/links.ts';
import { PromotedSecondaries } from './network/promoted-secondaries.ts';
import { foundAddressTexts, watchedInterfaces } from './network/watched-interfaces.ts';
import { OwnInterfaces } from './own-interfaces/own-interfaces.ts';
import { perform } from './perform.ts';
import { makePerformers, type Performers } from './performers.ts';
import { Trackers } from './tracking/trackers.ts';
import { LocalIgmp } from './wire/local-igmp.ts';
import { Sockets } from './wire/sockets.ts';

/** A running VRRP child: the engine with everything it acts through. */
export class VrrpChild {
  readonly #kernel: Kernel;
  readonly #settings: VrrpSettings;
  readonly #log: HeldLog;
  readonly #linkBeat: LinkBeat;
  readonly #links: Links;
  readonly #localIgmp: LocalIgmp;
  readonly #firewall: Firewall;
  readonly #ownInterfaces: OwnInterfaces;
  readonly #secondaries: PromotedSecondaries;
  readonly #sockets: Sockets;
  readonly #trackers: Trackers;
  readonly #performers: Performers;
  readonly #loop: Loop;
  readonly #ownProcess: OwnProcess;
  readonly #process: ProcessSettings;
  readonly #dumps: Dumps;
  #dumpSettings: DumpSettings;
  #plan: RouterPlan;

  constructor(
    { plan, process, dumps }: VrrpConfiguration,
    settings: VrrpSettings,
    kernel: Kernel = linuxKernel(),
  ) {
    this.#plan = plan;
    this.#process = process;
    this.#settings = settings;
    this.#kernel = kernel;
    const logger = createLogger({ process: 'Keepalived_vrrp', ...settings });
    const log = heldLog(logger, () => this.#performers.announcements.isBusy);
    this.#log = log;
    log.info('Registering Kernel netlink reflector');
    log.info('Registering Kernel netlink command channel');
    this.#linkBeat = new LinkBeat(kernel, log);
    const report = settings.reportsAddresses ? log.info : undefined;
    this.#links = new Links(kernel, this.#linkBeat, (change) => this.#linksChanged(change), report);
    this.#links.follow(plan.instances);
    this.#localIgmp = new LocalIgmp(kernel.sysctls);
    this.#firewall = new Firewall(plan.firewall, kernel, this.#links, log);
    this.#ownInterfaces = new OwnInterfaces(kernel, this.#links, this.#firewall, log);
    this.#secondaries = new PromotedSecondaries(this.#links, log);
    this.#sockets = new Sockets(kernel, this.#links, log, {
      hear: (heard) => this.#loop.hear(heard),
      hearAgain: (repeats) => this.#loop.hearAgain(repeats),
    });
    this.#trackers = new Trackers(kernel, log, (event) => this.#loop.deliver(event));
    const scriptEnded = (script: string, outcome: ScriptOutcome) =>
      this.#loop.deliver({ type: 'scriptEnded', script, outcome });
    this.#performers = makePerformers(kernel, log, {
      links: this.#links,
      sockets: this.#sockets,
      firewall: this.#firewall,
      pollLinks: (links) => this.#pollLinks(links),
      scriptEnded,
      ...(settings.scripts && { scriptOutput: log }),
    });
    this.#performers.counters.follow(plan);
    this.#dumps = new Dumps(log);
    this.#dumpSettings = dumps;
    const found = this.#trackers.begin(plan);
    this.#loop = new Loop(kernel, plan, waitingRouter(plan, kernel.now(), found), {
      perform: (planned, effects) => perform(planned, effects, this.#performers),
      look: () => this.#sockets.look(),
      drain: () => this.#sockets.drain(),
      late: (by) => this.#ownProcess.late(by),
      heardAgain: (instance, count) => this.#performers.counters.receivedAgain(instance, count),
    });
    this.#ownProcess = new OwnProcess(kernel, log);
  }

  /** Of a predecessor that was killed, and knew another plan. */
  remove({ ownInterfaces, addresses, routes, rules, table }: Holdings): void {
    this.#performers.routing.removeRules(rules);
    this.#performers.routing.removeRoutes(routes);
    this.#performers.addresses.remove(addresses);
    this.#ownInterfaces.removeLeftOvers(ownInterfaces);
    this.#firewall.removeLeftOver(table);
  }

  start(isMaintenance = false): void {
    if (this.#plan.firewall.unasked) {
      this.#log.info('use_vmac or no_accept/strict specified, but no firewall configured - using nftables');
    }
    if (this.#plan.firewall.withoutIgmp) this.#localIgmp.disable();
    for (const text of foundAddressTexts(this.#plan, this.#links)) this.#log.detail(text);
    this.#performers.announcements.greet(this.#plan);
    this.#ownInterfaces.match(this.#plan.ownInterfaces);
    this.#secondaries.match(this.#plan.promotesSecondaries);
    this.#performers.notifier.follow(this.#plan);
    if (this.#plan.polledLinks.length > 0) this.#log.info('Using MII-BMSR/ETHTOOL NIC polling thread(s)...');
    this.#linkBeat.poll(this.#plan.polledLinks);
    this.#sockets.match(this.#plan);
    this.#performers.routing.watch(this.#plan);
    this.#loop.deliverAll(this.#interfaceEvents(watchedInterfaces(this.#plan)));
    if (isMaintenance) this.maintain(true);
    this.#loop.deliver({ type: 'start' });
    this.#obey(this.#process);
  }

  /** `-d`. */
  dump(): void {
    for (const line of dataLines(this.#subject(false))) this.#log.info(line);
  }

  /** On a signal. */
  write(what: WhatToDump): void {
    this.#dumps.write(what, this.#subject(true));
  }

  #subject(isLive: boolean): Subject {
    return subjectNow(this.#kernel, {
      plan: this.#plan,
      state: this.#loop.lookNow(),
      counters: this.#performers.counters,
      settings: this.#dumpSettings,
      isLive,
      links: this.#links,
    });
  }

  /** No instance takes part until it ends. */
  maintain(on: boolean): void {
    this.#loop.deliver({ type: 'maintenance', on });
  }

  /** @param instance only that one */
  inspect(instance?: string): Inspection {
    const standing = { plan: this.#plan, state: this.#loop.lookNow(), now: this.#kernel.now() };
    return inspect(standing, this.#performers, instance);
  }

  reload({ plan, process, dumps }: VrrpConfiguration): void {
    this.#log.info('Reloading');
    this.#performers.announcements.greet(plan);
    const before = this.#plan;
    this.#plan = plan;
    this.#performers.counters.follow(plan);
    this.#dumpSettings = dumps;
    this.#links.follow(plan.instances);
    this.#linkBeat.keep(plan.polledLinks);
    this.#linkBeat.poll(plan.polledLinks);
    this.#firewall.follow(plan.firewall);
    const kept = new Set(before.ownInterfaces.map(({ name }) => name));
    const added = plan.ownInterfaces.filter(({ name }) => !kept.has(name));
    this.#ownInterfaces.match([...before.ownInterfaces, ...added]);
    this.#secondaries.match([...before.promotesSecondaries, ...plan.promotesSecondaries]);
    // Those of both: the instances that go still have something to say.
    this.#sockets.match({ ...plan, instances: [...before.instances, ...plan.instances] });
    this.#loop.deliverAll(this.#interfaceEvents(watchedInterfaces(plan)));
    this.#loop.reload(plan, this.#trackers.match(plan), () => this.#performers.notifier.follow(plan));
    this.#performers.routing.watch(plan);
    this.#sockets.match(plan);
    this.#ownInterfaces.match(plan.ownInterfaces);
    this.#secondaries.match(plan.promotesSecondaries);
    this.#firewall.tidy();
    this.#obey(process);
  }

  /** Gives everything up, so that a backup takes over within its skew time; the scripts that hear of it are on their way. */
  async stop(): Promise<void> {
    this.#log.after(() => {
      this.#loop.deliver({ type: 'shutdown', keepAddresses: this.#settings.keepAddresses });
    });
    for (const line of this.#performers.drops.summary()) this.#log.info(`Dropped packets: ${line}`);
    for (const line of this.#performers.checksums.summary()) this.#log.info(`Other checksums: ${line}`);
    this.#log.release();
    this.#loop.close();
    const scriptsEnd = this.#performers.scripts.close();
    this.#trackers.close();
    this.#performers.announcements.close();
    // As a whole, before what it is about goes one by one.
    this.#firewall.close();
    if (!this.#settings.keepAddresses) this.#ownInterfaces.removeAll();
    this.#secondaries.restore();
    this.#localIgmp.restore();
    this.#sockets.close();
    this.#links.close();
    this.#ownProcess.close();
    await Promise.all([scriptsEnd, this.#performers.notifier.finish(), this.#dumps.finish()]);
    this.#log.info('Stopped');
  }

  /** Of a session that somebody may track. */
  bfdChanged({ session, up, sentAt }: BfdEvent): void {
    const delay = this.#kernel.now() - sentAt;
    const state = up ? 'Up' : 'Down';
    this.#log.after(() => {
      this.#log.detail(
        `Received BFD event: instance ${session} is in state ${state} (delivered in ${delay} usec)`,
      );
      this.#loop.deliver({ type: 'bfdChanged', session, up });
    });
  }

  #obey(settings: ProcessSettings): void {
    const { networkBuffers, processBuffer } = settings;
    this.#ownProcess.obey(settings, [
      () => this.#links.network.resizeBuffers(networkBuffers),
      () => this.#trackers.resizeBuffer(processBuffer),
    ]);
  }

  #linksChanged(change: LinkChange): void {
    const { losses } = change;
    const watched = watchedInterfaces(this.#plan).filter((name) => change.names.has(name));
    const time = this.#kernel.now();
    tellOfRenamed(this.#log, change);
    this.#loop.deliverAll([
      ...losses.early.map((event) => ({ event, time })),
      ...interruptions(this.#plan, this.#links, watched, change, time),
    ]);
    // Only now: last words of an instance whose own interface went do not come from the next one.
    this.#ownInterfaces.match(this.#plan.ownInterfaces);
    this.#secondaries.match(this.#plan.promotesSecondaries);
    this.#sockets.match(this.#plan);
    tellOfGoneAndAdded(this.#log, watched, change);
    this.#loop.deliverAll([
      ...this.#interfaceEvents(watched),
      ...losses.late.map((event) => ({ event, time })),
    ]);
  }

  /** Within a step of the engine, which is to hear of it when that is over. */
  #pollLinks(links: readonly PolledLinkPlan[]): void {
    const changed = this.#linkBeat.poll(links);
    if (changed.length > 0) setImmediate(() => this.#loop.deliverAll(this.#interfaceEvents(changed)));
  }

  #interfaceEvents(names: readonly string[]): TimedEvent[] {
    return interfaceEvents(this.#links, names, this.#kernel.now());
  }
}
