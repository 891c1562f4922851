import { rowOf, type Span } from '@kaconf/diagnostics';
import type { Tracked } from '../../../config.ts';
import type { Reference, TrackInterface } from '../../../schema/types/track.ts';
import type { Weight } from '../../../schema/types/weight.ts';
import { type Finding, located } from '../../reporter.ts';
import { type Check, withoutRepeats } from '../check.ts';

/** A block that others name to track it. */
interface Trackable {
  readonly name: string;
  readonly span: Span;
  readonly weight: Weight;
}

/** A block that is left out, for which there is a finding of its own: by what it says, or on this machine only. */
type LeftOut = 'left out' | 'left out on this machine';

/** What can be tracked, by name: of two that share one, the first. */
export type Trackables = Readonly<Record<Kind, ReadonlyMap<string, Trackable | LeftOut>>>;

type Kind = 'track_script' | 'track_file' | 'track_process' | 'track_bfd';
const KINDS = ['track_script', 'track_file', 'track_process', 'track_bfd'] as const satisfies readonly Kind[];

/** The block that a keyword names. */
const BLOCKS: Readonly<Record<Kind, string>> = {
  track_script: 'vrrp_script',
  track_file: 'track_file',
  track_process: 'vrrp_track_process',
  track_bfd: 'bfd_instance',
};

export type References = Readonly<Record<Kind, readonly Reference[]>> & {
  readonly track_interface: readonly TrackInterface[];
};

export type Tracks = Readonly<Record<Kind, readonly Tracked[]>> & {
  readonly track_interface: readonly TrackInterface[];
};

export function byName(blocks: readonly Trackable[]): ReadonlyMap<string, Trackable> {
  return new Map(blocks.map((block) => [block.name, block] as const).reverse());
}

/** @param written all that there are; those that say enough to be kept are left out because of the machine */
export function keptByName<B extends { readonly name: string }>(
  kept: readonly Trackable[],
  written: readonly B[],
  isComplete: (block: B) => boolean,
): ReadonlyMap<string, Trackable | LeftOut> {
  const all = new Map<string, Trackable | LeftOut>(byName(kept));
  for (const block of written) {
    if (!all.has(block.name))
      all.set(block.name, isComplete(block) ? 'left out on this machine' : 'left out');
  }
  return all;
}

/** What an instance or a group tracks: once each, and only what is defined above. */
export function resolveTracks(
  tracker: References & { readonly name: string },
  trackables: Trackables,
  check: Check,
): Tracks {
  const { name } = tracker;
  const resolved = KINDS.map((kind) => {
    const known = tracker[kind].flatMap((reference) => resolve(reference, name, kind, trackables, check));
    return [kind, once(known, (it) => it.name, name, kind, check)] as const;
  });
  return {
    ...(Object.fromEntries(resolved) as Record<Kind, Tracked[]>),
    track_interface: once(tracker.track_interface, (it) => it.interface, name, 'track_interface', check),
  };
}

function once<T extends { readonly span: Span }>(
  entries: readonly T[],
  tracked: (it: T) => string,
  tracker: string,
  keyword: string,
  check: Check,
): T[] {
  const repeated = (it: T) => ({
    code: 'sameEntry' as const,
    severity: 'warning' as const,
    span: it.span,
    message: `'${tracked(it)}' is tracked already`,
    hint: 'the first entry stands',
    keepalived: [located(`(${tracker}) duplicate ${keyword} ${tracked(it)} - ignoring`, it.span, 'vrrp')],
  });
  return withoutRepeats(entries, tracked, repeated, check);
}

function resolve(
  reference: Reference,
  tracker: string,
  kind: Kind,
  trackables: Trackables,
  { reporter }: Check,
): Tracked[] {
  const { name, span } = reference;
  const found = trackables[kind].get(name);
  if (typeof found === 'object' && precedes(found.span, span)) return [{ ...found.weight, ...reference }];
  const line = `(${tracker}) ${kind.replace('_', ' ')} ${name} not found, ignoring...`;
  reporter.report({
    code: found === 'left out on this machine' ? 'leftOut' : 'unknownName',
    severity: 'error',
    span,
    ...explain(found, name, kind),
    ...(found === undefined && { wants: { keyword: BLOCKS[kind], name } }),
    // Why it is left out, is told already.
    follows: typeof found === 'string',
    keepalived: [located(line, span, 'vrrp')],
  });
  return [];
}

function explain(
  found: Trackable | LeftOut | undefined,
  name: string,
  kind: Kind,
): Pick<Finding, 'message' | 'hint'> {
  const block = `${BLOCKS[kind]} '${name}'`;
  if (found === undefined) return { message: `there is no ${block}`, hint: 'it is not tracked' };
  if (typeof found === 'string') return { message: `${block} is ${found}`, hint: 'it is not tracked' };
  return {
    message: `${block} is defined further down`,
    hint: `move the ${nounOf(kind)} above what tracks it`,
  };
}

function nounOf(kind: Kind): string {
  return kind === 'track_bfd' ? 'BFD instance' : kind.replace('track_', '');
}

export function precedes(a: Span, b: Span): boolean {
  return rowOf(a) < rowOf(b) || (rowOf(a) === rowOf(b) && a.column < b.column);
}
