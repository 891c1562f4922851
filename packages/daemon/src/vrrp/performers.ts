import type { Kernel } from '@kaconf/kernel';
import type { PolledLinkPlan, ScriptOutcome } from '@kaconf/vrrp';
import type { HeldLog } from '../logging/held-log.ts';
import type { Log } from '../logging/logger.ts';
import { Mailer } from '../mail/mailer.ts';
import { NotifyPipes } from '../notify/notify-pipes.ts';
import { NotifyPrograms } from '../notify/notify-programs.ts';
import type { Shortage } from '../processes/shortage.ts';
import { Starter } from '../processes/starter.ts';
import type { Firewall } from './firewall/firewall.ts';
import { Addresses } from './network/addresses.ts';
import { Announcements } from './network/announcements.ts';
import type { Links } from './network/links.ts';
import { Routing } from './network/routing.ts';
import { MailNotifier } from './notify/mail-notifier.ts';
import { Notifier } from './notify/notifier.ts';
import { ScriptNotifier } from './notify/script-notifier.ts';
import { ScriptRunner } from './script-runner.ts';
import { Counters } from './statistics/counters.ts';
import { SyncDaemons } from './sync-daemons.ts';
import { Transitions } from './transitions.ts';
import { Adverts } from './wire/adverts.ts';
import { ChecksumCounts } from './wire/checksum-counts.ts';
import { DropCounts } from './wire/drop-counts.ts';
import type { Sockets } from './wire/sockets.ts';

/** Who does what; each is a part of the shell that knows one kind of effect. */
export interface Performers {
  readonly log: HeldLog;
  readonly adverts: Adverts;
  readonly addresses: Addresses;
  readonly routing: Routing;
  readonly firewall: Firewall;
  pollLinks(links: readonly PolledLinkPlan[]): void;
  readonly announcements: Announcements;
  readonly notifier: Notifier;
  readonly transitions: Transitions;
  readonly syncDaemons: SyncDaemons;
  readonly scripts: ScriptRunner;
  readonly counters: Counters;
  readonly drops: DropCounts;
  readonly checksums: ChecksumCounts;
}

/** What they have in common with the rest of the process. */
export interface Shared {
  readonly shortage: Shortage;
  readonly links: Links;
  readonly sockets: Sockets;
  readonly firewall: Firewall;
  pollLinks(links: readonly PolledLinkPlan[]): void;
  /** A track script. */
  scriptEnded(script: string, outcome: ScriptOutcome): void;
  /** What scripts write goes there; nowhere by itself. */
  readonly scriptOutput?: Log;
}

export function makePerformers(kernel: Kernel, log: HeldLog, shared: Shared): Performers {
  const { shortage, links, sockets, firewall } = shared;
  const starter = new Starter(log, shared.scriptOutput);
  return {
    log,
    adverts: new Adverts(kernel, sockets, log),
    addresses: new Addresses(links, log),
    routing: new Routing(links, log, shortage),
    firewall,
    pollLinks: (polled) => shared.pollLinks(polled),
    announcements: new Announcements(kernel, links, log),
    notifier: new Notifier({
      scripts: new ScriptNotifier(new NotifyPrograms(starter, log)),
      pipes: new NotifyPipes('vrrp', kernel, starter, log, shortage),
      mails: new MailNotifier(new Mailer(log)),
    }),
    transitions: new Transitions(kernel),
    syncDaemons: new SyncDaemons(kernel, log),
    scripts: new ScriptRunner(starter, (script, outcome) => shared.scriptEnded(script, outcome)),
    counters: new Counters(() => kernel.wallClock()),
    drops: new DropCounts(),
    checksums: new ChecksumCounts(),
  };
}
