import { complaintOfTls, type Verdict } from '@kaconf/healthcheck';
import { type Kernel, linuxKernel } from '@kaconf/kernel';
import type { IpAddress } from '@kaconf/net';
import type { BfdEvent } from '../bfd/event-pipe.ts';
import type { VirtualServerStatus } from '../control/virtual-server-status.ts';
import { KernelTable } from '../ipvs/kernel-table.ts';
import { type HeldLog, heldLog } from '../logging/held-log.ts';
import { createLogger } from '../logging/logger.ts';
import { Mailer } from '../mail/mailer.ts';
import type { CheckersChange, CheckersConfiguration, CheckersSettings, WhatToDump } from '../messages.ts';
import { NotifyPipes } from '../notify/notify-pipes.ts';
import { NotifyPrograms } from '../notify/notify-programs.ts';
import { stoppedText } from '../processes/cpu-usage.ts';
import { OwnProcess } from '../processes/own-process.ts';
import { Shortage } from '../processes/shortage.ts';
import { Starter } from '../processes/starter.ts';
import { Addresses } from './addresses.ts';
import { Checking } from './checking.ts';
import { changedConfiguration } from './configuration-change.ts';
import { Dumps, type Seen } from './dumps/dumps.ts';
import { type Kept, keptOf } from './dumps/kept.ts';
import { inspectServers } from './inspect.ts';
import { ServersNotifier } from './notifier.ts';
import { perform } from './perform.ts';
import { Services } from './services.ts';

/** As the C library shows what is not there. */
const NULL = '(null)';

/** A running checker child: the engine of virtual servers with everything it acts through. */
export class CheckersChild {
  readonly #kernel: Kernel;
  readonly #settings: CheckersSettings;
  readonly #log: HeldLog;
  readonly #shortage: Shortage;
  readonly #table: KernelTable;
  readonly #notifier: ServersNotifier;
  readonly #services: Services;
  readonly #checking: Checking;
  readonly #ownProcess: OwnProcess;
  readonly #dumps: Dumps;
  #configuration: CheckersConfiguration;
  #addresses: Addresses | undefined;
  /** What was there before the last reload. */
  #kept: () => Kept = () => new Map();

  constructor(
    configuration: CheckersConfiguration,
    settings: CheckersSettings,
    kernel: Kernel = linuxKernel(),
    load?: (module: string) => boolean,
  ) {
    this.#configuration = configuration;
    this.#settings = settings;
    this.#kernel = kernel;
    const log = heldLog(createLogger({ process: 'Keepalived_healthcheckers', ...settings }));
    this.#log = log;
    this.#shortage = new Shortage(log, () => this.#tryAgain());
    this.#table = new KernelTable(kernel, log, load);
    const starter = new Starter(log, settings.scripts ? log : undefined);
    this.#notifier = new ServersNotifier({
      programs: new NotifyPrograms(starter, log),
      pipes: new NotifyPipes('lvs', kernel, starter, log, this.#shortage),
      mailer: new Mailer(log),
    });
    this.#services = new Services(configuration.plan, (effects) =>
      perform(effects, {
        log,
        table: this.#table,
        notifier: this.#notifier,
      }),
    );
    this.#checking = new Checking(
      { kernel, log, shortage: this.#shortage, starter },
      {
        checked: (verdict) => this.#services.deliver({ type: 'checked', ...verdict }),
        weighed: (place, weight) => void this.#services.deliver({ type: 'weighed', place, weight }),
        isUp: (place) => this.#services.isUp(place),
        isEnabled: (place) => this.#services.isEnabled(place),
        late: (by) => this.#ownProcess.late(by),
      },
    );
    this.#ownProcess = new OwnProcess(kernel, log);
    this.#dumps = new Dumps(log, configuration, () => this.#look());
  }

  /** @returns whether it can go on: there is IPVS, or no need of it */
  start(): boolean {
    if (!this.#openTable('Initializing ipvs')) return false;
    this.#table.synchronise(this.#configuration.table.syncDaemon, 'unknown');
    this.#notifier.follow(this.#configuration.report);
    this.#watchAddresses();
    if (!this.#isReadyForTls()) return false;
    this.#checking.initialise(this.#configuration.files);
    const verdicts = this.#expectCheckers();
    this.#services.deliver({ type: 'start', found: this.#table.read(), verdicts });
    if (this.#settings.dump) this.#dumps.show();
    this.#services.deliver({ type: 'activate' });
    this.#checking.run();
    this.#obey();
    return true;
  }

  /** @returns whether it can go on */
  reload(change: CheckersChange): boolean {
    this.#log.info('Reloading');
    this.#dumps.record('pre');
    const before = this.#configuration;
    const configuration = changedConfiguration(change, before);
    this.#configuration = configuration;
    const { state } = this.#services;
    this.#kept = () => keptOf(before, state);
    if (!this.#openTable('Reinitializing ipvs')) return false;
    this.#table.synchronise(configuration.table.syncDaemon, before.table.syncDaemon);
    this.#notifier.follow(configuration.report);
    this.#watchAddresses();
    if (!this.#isReadyForTls()) return false;
    this.#services.reload(configuration.plan, {
      verdicts: this.#expectCheckers(),
      addresses: this.#addresses?.all() ?? [],
    });
    this.#checking.run();
    this.#dumps.follow(configuration);
    this.#dumps.record('post');
    this.#obey();
    return true;
  }

  /** On a signal. */
  write(what: WhatToDump): void {
    this.#dumps.write(what);
  }

  /** Of a session that somebody may check by. */
  bfdChanged({ session, up, sentAt }: BfdEvent): void {
    const delay = this.#kernel.now() - sentAt;
    const state = up ? 'Up' : 'Down';
    this.#log.detail(
      `Received BFD event: instance ${session} is in state ${state} (delivered in ${delay} usec)`,
    );
    this.#checking.bfdChanged(session, up);
  }

  /** Takes its services out of the table, and tells of that; who is told has a second for it. */
  async stop(): Promise<void> {
    this.#addresses?.close();
    const programsEnd = this.#checking.close();
    if (!this.#settings.keepIpvs) this.#services.deliver({ type: 'stop' });
    this.#log.release();
    await Promise.all([programsEnd, this.#notifier.finish(), this.#dumps.finish()]);
    if (this.#configuration.table.syncDaemon) this.#table.stopSynchronising();
    this.#table.close();
    this.#ownProcess.close();
    this.#shortage.close();
    this.#log.info(stoppedText(this.#settings.detail));
  }

  /** @param text what is said where there are virtual servers, for which there has to be IPVS */
  #openTable(text: string): boolean {
    const { plan, table } = this.#configuration;
    const { tcp, tcpfin, udp } = table.timeouts;
    const hasServices = plan.services.length + this.#services.plan.services.length > 0;
    if (hasServices) {
      this.#log.debug(text);
      if (!this.#table.open(table.namespace)) return false;
    } else if (table.syncDaemon || tcp + tcpfin + udp > 0) this.#table.open(table.namespace);
    this.#table.keepConnections(table.timeouts);
    return true;
  }

  /** @returns whether there is what the `SSL` block names, or no need of it */
  #isReadyForTls(): boolean {
    const { checkers, details } = this.#configuration;
    const complaint = complaintOfTls(checkers.map(({ plan }) => plan));
    if (!complaint) return true;
    const { key, password, ca } = details.ssl ?? {};
    const lines = [
      complaint.text,
      'Error Initialize SSL, ctx Instance',
      `  SSL  keyfile:${key ?? NULL}`,
      `  SSL password:${password ?? NULL}`,
      `  SSL   cafile:${ca ?? NULL}`,
      'Terminate...',
    ];
    for (const line of lines) this.#log.info(line);
    return false;
  }

  /** Only who has to know them listens to that. */
  #watchAddresses(): void {
    const { plan } = this.#configuration;
    const isWatching = this.#settings.reportsAddresses || plan.services.some(({ suspends }) => suspends);
    if (isWatching && !this.#addresses) {
      this.#log.detail('Registering Kernel netlink reflector');
      this.#log.detail('Registering Kernel netlink command channel');
      this.#addresses = new Addresses(this.#kernel, (address, isPresent) =>
        this.#addressChanged(address, isPresent),
      );
      this.#addresses.begin();
    }
    if (isWatching) return;
    this.#addresses?.close();
    this.#addresses = undefined;
  }

  #addressChanged(address: IpAddress, isPresent: boolean): void {
    const { services } = this.#configuration.plan;
    const concerns = services.some(({ suspends }) => suspends?.address === address);
    const text = `Netlink reflector reports IP ${address} ${isPresent ? 'added' : 'removed'}`;
    if (this.#settings.reportsAddresses) this.#log.info(text);
    else if (concerns) this.#log.detail(text);
    this.#services.deliver({ type: isPresent ? 'addressPresent' : 'addressAbsent', address });
  }

  /** How virtual and real servers stand. */
  inspect(): VirtualServerStatus[] {
    const { plan, state } = this.#services;
    return inspectServers({
      plan,
      state,
      checkers: this.#configuration.checkers.map((checker) => checker.plan),
      asking: this.#checking.standings,
      statistics: this.#table.statistics(),
      now: this.#kernel.now(),
    });
  }

  #look(): Seen {
    const { checkers, details } = this.#configuration;
    const byPlan = new Map(checkers.map((checker) => [checker.plan, checker]));
    return {
      plan: this.#services.plan,
      state: this.#services.state,
      details,
      checkers: checkers.map(({ plan }) => plan),
      standings: this.#checking.standings,
      commandOf: (plan) => byPlan.get(plan)?.command,
      detailsOf: (plan) => byPlan.get(plan)?.details,
      fileStatus: (file) => this.#checking.fileStatus(file),
      kept: this.#kept(),
      now: this.#kernel.now(),
      facts: this.#ownProcess.facts,
    };
  }

  /** @returns what is known without a check */
  #expectCheckers(): readonly Verdict[] {
    const { checkers, files } = this.#configuration;
    return this.#checking.expect(checkers, files);
  }

  #obey(): void {
    const { process: settings } = this.#configuration;
    this.#ownProcess.obey(settings, [() => this.#addresses?.resizeBuffers(settings.networkBuffers)]);
  }

  #tryAgain(): void {
    this.#notifier.follow(this.#configuration.report);
  }
}
