import type { Millis } from '../clock.ts';
import type { Advert } from '../observer/event.ts';
import { adverts } from '../observer/query.ts';
import type { Actor, Life } from './actor.ts';
import { type Account, inOrder, type Moment } from './moment.ts';
import type { Stage } from './stage.ts';

interface Span {
  readonly origin: Millis;
  readonly until: Millis;
}

/** What the nodes became, as their logs, the wire and their kernels tell it. */
export function accountOf({ actors, observer }: Stage, { origin, until }: Span): Account {
  const sent = adverts(observer.entries);
  const sinceOrigin = (moments: readonly Moment[]) =>
    inOrder(
      moments
        .filter(({ at }) => at >= origin && at <= until)
        .map(({ at, text }) => ({ at: at - origin, text })),
    );
  const all = [...actors];
  return {
    transitions: sinceOrigin(
      all.flatMap(([node, actor]) => actor.lives.flatMap((life) => transitionsOf(node, actor, life, sent))),
    ),
    addresses: sinceOrigin(
      all.flatMap(([node, actor]) =>
        actor.ownAddressChanges.map(({ time, type, address }) => ({
          at: time,
          text: `${node} ${type === 'added' ? '+' : '-'}${address.split('/')[0]}`,
        })),
      ),
    ),
  };
}

/** At its start it may be one already. */
const ENTERS = /^\((\S+)\) entering (MASTER|BACKUP|FAULT) state(?: \(init\))?$/i;
const PRIORITY = /^\((\S+)\) Changing effective priority from \d+ to (\d+)/;

/** By how much the first advert of a life may be older than the line that it began. */
const UNTOLD: Millis = 100;

/** A master is one from its first advert on: that is stamped by the kernel, and the log is written afterwards. */
function transitionsOf(
  node: string,
  { configuration, host }: Actor,
  { from, log }: Life,
  sent: readonly Advert[],
): readonly Moment[] {
  const last = new Map<string, { readonly state: string; readonly at: Millis }>();
  return log.flatMap(({ time, text }): Moment[] => {
    const [, changed, priority] = PRIORITY.exec(text) ?? [];
    if (changed !== undefined)
      return last.has(changed) ? [{ at: time, text: `${node} ${changed} priority ${priority}` }] : [];
    const [, instance, word] = ENTERS.exec(text) ?? [];
    const state = word?.toUpperCase();
    if (instance === undefined || state === undefined || last.get(instance)?.state === state) return [];
    const before = last.get(instance)?.at ?? from - UNTOLD;
    const id = virtualRouterOf(configuration, instance);
    const first = sent.find(
      (advert) =>
        advert.sourceMac === host.mac && advert.vrid === id && advert.priority > 0 && advert.time >= before,
    );
    const at = state === 'MASTER' ? (first?.time ?? time) : time;
    last.set(instance, { state, at });
    return [{ at, text: `${node} ${instance} ${state}` }];
  });
}

function virtualRouterOf(configuration: string, instance: string): number {
  const [, id] =
    new RegExp(`vrrp_instance ${instance} \\{[^}]*?virtual_router_id (\\d+)`).exec(configuration) ?? [];
  return Number(id);
}
