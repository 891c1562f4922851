import type { CheckerLoop, CheckerPlan } from '@kaconf/healthcheck';
import type { ServicesPlan, State } from '@kaconf/ipvs';
import type { Command } from '@kaconf/vrrp';
import type { ServersDetails } from './details.ts';

/** A checker process at the moment that it is asked. */
export interface Subject {
  readonly plan: ServicesPlan;
  readonly state: State;
  readonly details: ServersDetails;
  readonly checkers: readonly CheckerPlan[];
  /** How those stand that ask. */
  readonly standings: CheckerLoop['standings'];
  /** What a MISC_CHECK runs. */
  commandOf(plan: CheckerPlan): Command | undefined;
  /** What is in a tracked file. */
  fileStatus(file: string): number;
  /** Virtual and real servers that were there before the last reload, too. */
  readonly kept: ReadonlySet<string>;
}

/** What `Subject.kept` is after a reload, by the plan of before. */
export function namesOf({ services }: ServicesPlan): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ name, servers }) => [
      keyOf(name),
      ...servers.map((server) => keyOf(name, server.name)),
    ]),
  );
}

/** In `Subject.kept`. */
export function keyOf(service: string, server = ''): string {
  return `${service} ${server}`;
}
