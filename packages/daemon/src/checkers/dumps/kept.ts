import { effectiveWeight, type ServicesPlan, type State } from '@kaconf/ipvs';
import type { ServersDetails } from './details.ts';

/**
 * Virtual servers, real servers and entries of groups that were there before the last reload, too; with what real servers
 * weighed then.
 */
export type Kept = ReadonlyMap<string, number>;

interface Former {
  readonly plan: ServicesPlan;
  readonly details: Pick<ServersDetails, 'groups'>;
}

export function keptOf({ plan, details }: Former, state: State): Kept {
  const services = plan.services.flatMap(({ name, servers }, index) => {
    const its = state.services[index]?.servers ?? [];
    const reals = servers.map((server, at) => {
      const known = its[at];
      return [keyOf(name, server.name), known ? effectiveWeight(server, known) : server.weight] as const;
    });
    return [[keyOf(name), 0] as const, ...reals];
  });
  const entries = details.groups.flatMap((group) =>
    [...group.ranges.map(rangeText), ...group.fwmarks.map(markText)].map(
      (entry) => [keyOf(group.name, entry), 0] as const,
    ),
  );
  return new Map([...services, ...entries]);
}

/** In `Kept`; of a virtual server without `part`. */
export function keyOf(whole: string, part = ''): string {
  return `${whole} ${part}`;
}

type Group = ServersDetails['groups'][number];

export function rangeText({ first, last, port }: Group['ranges'][number]): string {
  return first === last ? `VIP = ${first}, VPORT = ${port}` : `VIP Range = ${first}-${last}, VPORT = ${port}`;
}

export function markText({ fwmark, family }: Group['fwmarks'][number]): string {
  return `FWMARK = ${fwmark}${family === undefined ? '' : ` IPv${family}`}`;
}
