import { rowOf, type Span } from '@kaconf/diagnostics';
import { spanOf } from '../../../../1-source/origin.ts';
import type { Tracked } from '../../../../config.ts';
import type { Objection } from '../../../../schema/keyword.ts';
import type { Entry, Reference, TrackInterface } from '../../../../schema/types/tracking/track.ts';
import type { Weight } from '../../../../schema/types/tracking/weight.ts';
import { meant } from '../../../../schema/types/words/words.ts';
import { type Finding, located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

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

export type References = Readonly<Record<Kind, readonly Entry<Reference>[]>> & {
  readonly track_interface: readonly Entry<TrackInterface>[];
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

/** The blocks that a tracker names, by what each of them alone has: its place. */
export function trackedBy(tracker: References, trackables: Trackables): (Span | LeftOut | undefined)[] {
  return KINDS.flatMap((kind) =>
    tracker[kind].map(({ name }) => {
      const found = trackables[kind].get(name);
      return typeof found === 'object' ? found.span : found;
    }),
  );
}

/** What an instance or a group tracks: once each, and only what is defined above. */
export function resolveTracks(
  tracker: References & { readonly name: string },
  trackables: Trackables,
  check: Check,
): Tracks {
  const { name } = tracker;
  const resolved = KINDS.map((kind) => {
    const known = tracker[kind].flatMap((entry) => resolve(entry, name, kind, trackables, check));
    return [kind, fit(known, name, kind, check)] as const;
  });
  return {
    ...(Object.fromEntries(resolved) as Record<Kind, Tracked[]>),
    track_interface: fit(tracker.track_interface, name, 'track_interface', check),
  };
}

/** Of entries that name the same, the first whose other words make sense; keepalived does not look at those of the others. */
function fit<T>(entries: readonly Entry<T>[], tracker: string, keyword: string, { reporter }: Check): T[] {
  const names = new Set<string>();
  return entries.flatMap(({ name, span, doubts, tracked }) => {
    if (names.has(name)) {
      const line = `(${tracker}) duplicate ${keyword} ${name} - ignoring`;
      const message = `'${name}' is tracked already`;
      const keepalived = [located(line, span, 'vrrp')];
      const hint = 'the first entry stands';
      reporter.report({ code: 'sameEntry', severity: 'warning', span, message, hint, keepalived });
      return [];
    }
    for (const doubt of doubts) reporter.report(findingOf(doubt, span));
    if (tracked === undefined) return [];
    names.add(name);
    return [tracked];
  });
}

function findingOf({ message, hint, word, keepalived = [] }: Objection, entry: Span): Finding {
  const span = word ? spanOf(word) : entry;
  const lines = keepalived.flatMap((line) => (typeof line === 'string' ? located(line, span, 'vrrp') : []));
  return { code: 'badValue', span, message, hint, keepalived: lines };
}

function resolve(
  entry: Entry<Reference>,
  tracker: string,
  kind: Kind,
  trackables: Trackables,
  { reporter }: Check,
): Entry<Tracked>[] {
  const { name, span, tracked } = entry;
  const found = trackables[kind].get(name);
  if (typeof found === 'object' && precedes(found.span, span)) {
    return [{ ...entry, tracked: tracked && { ...found.weight, ...tracked } }];
  }
  const line = `(${tracker}) ${kind.replace('_', ' ')} ${name} not found, ignoring...`;
  reporter.report({
    code: found === 'left out on this machine' ? 'leftOut' : 'unknownName',
    severity: 'error',
    span,
    ...explain(found, name, kind, trackables[kind].keys()),
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
  known: Iterable<string>,
): Pick<Finding, 'message' | 'hint'> {
  const block = `${BLOCKS[kind]} '${name}'`;
  if (found === undefined)
    return { message: `there is no ${block}`, hint: 'it is not tracked', ...meant(name, known) };
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
