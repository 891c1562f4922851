import type { Kernel } from '@kaconf/kernel';
import { type Micros, micros } from '@kaconf/net';
import {
  type Explanation,
  explain,
  type Instance,
  type InstancePlan,
  type RouterPlan,
  type RouterState,
} from '@kaconf/vrrp';
import type { LiveFact } from '../../dumps/global-line.ts';
import type { DumpSettings, InstanceDetails } from '../../messages.ts';
import type { Forwarding } from '../network/forwarding.ts';
import type { Links } from '../network/links.ts';
import type { Counters } from '../statistics/counters.ts';

/** What this process is as it is asked: all of it as of the same moment. */
export interface Subject {
  readonly plan: RouterPlan;
  readonly state: RouterState;
  readonly counters: Counters;
  readonly settings: DumpSettings;
  /** The part about `global_defs`. */
  readonly globals: readonly string[];
  /** Not only what the configuration says: how it stands, too. */
  readonly isLive: boolean;
  /** Whether it has been anything but in FAULT. */
  wasUp(instance: string): boolean;
  readonly explanations: readonly Explanation[];
  readonly links: Links;
  readonly forwarding: Pick<Forwarding, 'seen'>;
  readonly now: Micros;
  /** That time of the monotonic clock on the wall's, as they stand now. */
  wallClock(time: Micros): Micros;
}

/** What is looked at. */
export type Seen = Pick<Subject, 'plan' | 'state' | 'counters' | 'links' | 'wasUp' | 'forwarding'> & {
  readonly facts: Partial<Readonly<Record<LiveFact, readonly string[]>>>;
};

type Known = Omit<Subject, 'explanations' | 'now' | 'wallClock'>;

/** What is known, as of now. */
export function subjectNow(kernel: Pick<Kernel, 'now' | 'wallClock'>, known: Known): Subject {
  const now = kernel.now();
  const behind = kernel.wallClock() - now;
  const explanations = explain(known.plan, known.state, now);
  return { ...known, explanations, now, wallClock: (time) => micros(time + behind) };
}

/** One virtual router of it. */
export interface InstanceSubject {
  readonly subject: Subject;
  readonly plan: InstancePlan;
  readonly instance: Instance;
  readonly details: InstanceDetails;
}

export function instancesOf(subject: Subject): InstanceSubject[] {
  const { plan, state, settings } = subject;
  return plan.instances.flatMap((one, index) => {
    const [instance, details] = [state.instances[index], settings.instances[index]];
    return instance && details ? [{ subject, plan: one, instance, details }] : [];
  });
}
