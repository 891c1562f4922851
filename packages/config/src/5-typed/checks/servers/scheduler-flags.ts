import type { VirtualServerBlock } from '../../../schema/servers/virtual-server.ts';
import type { Check } from '../check.ts';
import { precedes, sayAt } from './finding.ts';

const FLAGS = {
  hashed: undefined,
  'sh-port': 'sh',
  'sh-fallback': 'sh',
  'mh-port': 'mh',
  'mh-fallback': 'mh',
} as const;

type Flag = keyof typeof FLAGS;

const NAMES = Object.keys(FLAGS) as Flag[];

/** They count below the scheduler that they belong to; keepalived is silent where the one is sh and the other mh. */
export function settleFlags(server: VirtualServerBlock, check: Check): { readonly [K in Flag]?: boolean } {
  const said = NAMES.filter((flag) => server[flag]);
  return Object.fromEntries(said.map((flag) => [flag, holds(flag, server, check)]));
}

function holds(flag: Flag, { lb_algo, spans }: VirtualServerBlock, check: Check): boolean {
  const place = spans[flag];
  if (place === undefined) return false;
  const scheduler = precedes(spans.lb_algo, place) ? lb_algo : undefined;
  if (scheduler === 'sh' || scheduler === 'mh') return scheduler === FLAGS[flag];
  const line = `${flag} only applies to sh scheduler - ignoring`;
  const message = `'${flag}' has no effect without lb_algo ${FLAGS[flag] ?? 'sh'} above it`;
  sayAt(place, { message, line }, check);
  return false;
}
