import { type Kernel, linuxKernel } from '@kaconf/kernel';
import { type PolledLinkPlan, type RouterPlan, type ScriptOutcome, waitingRouter } from '@kaconf/vrrp';
import type { BfdEvent } from '../bfd/event-pipe.ts';
import type { Inspection } from '../control/protocol.ts';
import { type HeldLog, heldLog } from '../logging/held-log.ts';
import { createLogger } from '../logging/logger.ts';
import type { VrrpConfiguration, VrrpSettings, WhatToDump } from '../messages.ts';
import { stoppedText } from '../processes/cpu-usage.ts';
import { OwnProcess } from '../processes/own-process.ts';
import type { ProcessSettings } from '../processes/process-settings.ts';
import { Shortage } from '../processes/shortage.ts';
import { Dumps } from './dumps/dumps.ts';
import type { Seen } from './dumps/subject.ts';
import { Equipment } from './equipment.ts';
import type { FormerSettings } from './former-settings.ts';
import type { Holdings } from './holdings.ts';
import { inspect } from './inspect.ts';
import { Loop } from './loop.ts';
import { interruptions, tellOfGoneAndAdded, tellOfRenamed } from './network/link-events.ts';
import type { LinkChange } from './network/links.ts';
import { watchedInterfaces } from './network/watched-interfaces.ts';
import { perform } from './perform.ts';
import { makePerformers, type Performers } from './performers.ts';
import type { SyncPlan } from './sync-daemons.ts';
import { Trackers } from './tracking/trackers.ts';

/** A running VRRP child: the engine with everything it acts through. */
export class VrrpChild {
  readonly #kernel: Kernel;
  readonly #settings: VrrpSettings;
  readonly #settingsMayDiffer: () => void;
  readonly #log: HeldLog;
  readonly #shortage: Shortage;
  readonly #equipment: Equipment;
  readonly #trackers: Trackers;
  readonly #performers: Performers;
  readonly #loop: Loop;
  readonly #ownProcess: OwnProcess;
  readonly #process: ProcessSettings;
  readonly #syncPlan: SyncPlan | undefined;
  readonly #dumps: Dumps;
  #plan: RouterPlan;

  /** @param settingsMayDiffer what it has changed on the machine may be more than after a start or a reload */
  constructor(
    { plan, process, dumps, syncDaemons }: VrrpConfiguration,
    settings: VrrpSettings,
    kernel: Kernel = linuxKernel(),
    settingsMayDiffer: () => void = () => {},
  ) {
    this.#settingsMayDiffer = settingsMayDiffer;
    this.#plan = plan;
    this.#process = process;
    this.#syncPlan = syncDaemons;
    this.#settings = settings;
    this.#kernel = kernel;
    const logger = createLogger({ process: 'Keepalived_vrrp', ...settings });
    const log = heldLog(logger, () => this.#performers.announcements.isBusy);
    this.#log = log;
    log.detail('Registering Kernel netlink reflector');
    log.detail('Registering Kernel netlink command channel');
    this.#shortage = new Shortage(log, () => this.#tryAgain());
    this.#equipment = new Equipment(kernel, log, this.#shortage, plan, {
      linksChanged: (change) => this.#linksChanged(change),
      hear: (heard) => this.#loop.hear(heard),
      hearAgain: (repeats) => this.#loop.hearAgain(repeats),
      reportAddress: settings.reportsAddresses ? log.info : undefined,
    });
    const { links, sockets, firewall } = this.#equipment;
    this.#trackers = new Trackers(kernel, log, this.#shortage, (event) => this.#loop.deliver(event));
    const scriptEnded = (script: string, outcome: ScriptOutcome) =>
      this.#loop.deliver({ type: 'scriptEnded', script, outcome });
    this.#performers = makePerformers(kernel, log, {
      shortage: this.#shortage,
      links,
      sockets,
      firewall,
      pollLinks: (polled) => this.#pollLinks(polled),
      scriptEnded,
      ...(settings.scripts && { scriptOutput: log }),
    });
    this.#performers.counters.follow(plan);
    this.#dumps = new Dumps(log, kernel, dumps, () => this.#look());
    const found = this.#trackers.begin(plan);
    this.#loop = new Loop(kernel, plan, waitingRouter(plan, kernel.now(), found), {
      perform: (planned, effects) => perform(planned, effects, this.#performers),
      look: () => sockets.look(),
      drain: () => sockets.drain(),
      late: (by) => this.#ownProcess.late(by),
      heardAgain: (instance, count) => this.#performers.counters.receivedAgain(instance, count),
    });
    this.#ownProcess = new OwnProcess(kernel, log);
  }

  /** What it has changed on the machine, as it was before. */
  get formerSettings(): FormerSettings {
    return this.#equipment.formerSettings;
  }

  /** Of a predecessor that was killed. */
  inherit(before: FormerSettings): void {
    this.#equipment.inherit(before);
  }

  /** Of a predecessor that was killed, and knew another plan. */
  remove(leftOver: Holdings): void {
    this.#performers.routing.removeRules(leftOver.rules);
    this.#performers.routing.removeRoutes(leftOver.routes);
    this.#performers.addresses.remove(leftOver.addresses);
    this.#equipment.removeLeftOvers(leftOver);
  }

  /** @returns false without IPVS, where that is needed: then it cannot go on */
  start(isMaintenance = false): boolean {
    if (!this.#performers.syncDaemons.follow(this.#syncPlan)) return false;
    this.#performers.announcements.greet(this.#plan);
    this.#performers.notifier.follow(this.#plan);
    this.#equipment.setUp(this.#plan);
    this.#performers.routing.watch(this.#plan);
    this.#tellOf(watchedInterfaces(this.#plan));
    if (isMaintenance) this.maintain(true);
    this.#loop.deliver({ type: 'start' });
    this.#obey(this.#process);
    return true;
  }

  /** `-d`. */
  dump(): void {
    this.#dumps.show();
  }

  /** On a signal. */
  write(what: WhatToDump): void {
    this.#dumps.write(what);
  }

  #look(): Seen {
    const { counters, transitions, announcements } = this.#performers;
    return {
      plan: this.#plan,
      state: this.#loop.lookNow(),
      counters,
      links: this.#equipment.links,
      facts: this.#ownProcess.facts,
      wasUp: (name) => transitions.of(name).some(({ state }) => state !== 'FAULT'),
      forwarding: announcements.forwarding,
    };
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

  /** @returns as `start` does */
  reload({ plan, process, dumps, syncDaemons }: VrrpConfiguration): boolean {
    this.#log.info('Reloading');
    this.#dumps.record('pre');
    if (!this.#performers.syncDaemons.follow(syncDaemons)) return false;
    this.#performers.announcements.greet(plan);
    const before = this.#plan;
    this.#plan = plan;
    this.#performers.counters.follow(plan);
    this.#dumps.follow(dumps);
    this.#equipment.spanBoth(before, plan);
    this.#tellOf(watchedInterfaces(plan));
    this.#loop.reload(plan, this.#trackers.match(plan), () => this.#performers.notifier.follow(plan));
    this.#performers.routing.watch(plan);
    this.#equipment.clearAway(plan);
    this.#tellOf([]);
    this.#dumps.record('post');
    this.#obey(process);
    return true;
  }

  /** Gives everything up, so that a backup takes over within its skew time; the scripts that hear of it are on their way. */
  async stop(): Promise<void> {
    this.#log.after(() => {
      this.#loop.deliver({ type: 'shutdown', keepAddresses: this.#settings.keepAddresses });
    });
    for (const line of this.#performers.drops.summary()) this.#log.info(`Dropped packets: ${line}`);
    for (const line of this.#performers.checksums.summary()) this.#log.info(`Other checksums: ${line}`);
    this.#log.release();
    this.#performers.syncDaemons.close();
    this.#loop.close();
    const scriptsEnd = this.#performers.scripts.close();
    this.#trackers.close();
    this.#performers.announcements.close();
    this.#equipment.close(this.#settings.keepAddresses);
    this.#ownProcess.close();
    this.#shortage.close();
    await Promise.all([scriptsEnd, this.#performers.notifier.finish(), this.#dumps.finish()]);
    this.#log.info(stoppedText(this.#settings.detail));
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
      () => this.#equipment.links.network.resizeBuffers(networkBuffers),
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
      ...interruptions(this.#plan, this.#equipment.links, watched, change, time),
    ]);
    // Only now: last words of an instance whose own interface went do not come from the next one.
    this.#equipment.restore(this.#plan);
    this.#settingsMayDiffer();
    tellOfGoneAndAdded(this.#log, watched, change);
    this.#loop.deliverAll([
      ...this.#equipment.eventsOf(watched),
      ...losses.late.map((event) => ({ event, time })),
    ]);
  }

  /** Within a step of the engine, which is to hear of it when that is over. */
  #pollLinks(links: readonly PolledLinkPlan[]): void {
    const changed = this.#equipment.poll(links);
    if (changed.length > 0) setImmediate(() => this.#tellOf(changed));
  }

  /** The engine, of these interfaces and all sockets. */
  #tellOf(names: readonly string[]): void {
    this.#loop.deliverAll(this.#equipment.eventsOf(names));
  }

  #tryAgain(): void {
    this.#equipment.restore(this.#plan);
    this.#performers.routing.watch(this.#plan);
    this.#performers.notifier.follow(this.#plan);
    const time = this.#kernel.now();
    const found = this.#trackers.lookAgain(this.#plan).map((event) => ({ event, time }));
    this.#loop.deliverAll([...this.#equipment.eventsOf([]), ...found]);
  }
}
