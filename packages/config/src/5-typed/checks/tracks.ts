import { rowOf, type Span } from '@kaconf/diagnostics';
import type { TrackScript, VrrpScript } from '../../config.ts';
import type { ScriptReference, TrackInterface } from '../../schema/types/track.ts';
import { located } from '../reporter.ts';
import { type Check, withoutRepeats } from './check.ts';

interface Tracker {
  readonly name: string;
  readonly track_script: readonly ScriptReference[];
  readonly track_interface: readonly TrackInterface[];
}

export interface Tracks {
  readonly track_script: readonly TrackScript[];
  readonly track_interface: readonly TrackInterface[];
}

/** Scripts by name: of two that share one, the first. */
export type Scripts = ReadonlyMap<string, VrrpScript>;

/** What an instance or a group tracks: once each, and scripts only if they are defined above. */
export function resolveTracks(tracker: Tracker, scripts: Scripts, check: Check): Tracks {
  const { name } = tracker;
  const known = tracker.track_script.flatMap((reference) => resolve(reference, name, scripts, check));
  return {
    track_script: withoutRepeats(
      known,
      (it) => it.script,
      repeated('track_script', (it) => it.script),
      check,
    ),
    track_interface: withoutRepeats(
      tracker.track_interface,
      (it) => it.interface,
      repeated('track_interface', (it) => it.interface),
      check,
    ),
  };

  function repeated<T extends { readonly span: Span }>(keyword: string, tracked: (it: T) => string) {
    return (it: T) => ({
      code: 'sameEntry' as const,
      severity: 'warning' as const,
      span: it.span,
      message: `'${tracked(it)}' is tracked already`,
      hint: 'the first entry stands',
      keepalived: [located(`(${name}) duplicate ${keyword} ${tracked(it)} - ignoring`, it.span, 'vrrp')],
    });
  }
}

function resolve(
  reference: ScriptReference,
  tracker: string,
  scripts: Scripts,
  { reporter }: Check,
): TrackScript[] {
  const { script, span } = reference;
  const found = scripts.get(script);
  if (found !== undefined && precedes(found.span, span)) {
    const { weight, reverse } = found;
    return [{ weight, reverse, ...reference }];
  }
  reporter.report({
    code: 'unknownName',
    severity: 'error',
    span,
    message:
      found === undefined
        ? `there is no vrrp_script '${script}'`
        : `vrrp_script '${script}' is defined further down`,
    hint: found === undefined ? 'it is not tracked' : 'move the script above what tracks it',
    keepalived: [located(`(${tracker}) track script ${script} not found, ignoring...`, span, 'vrrp')],
  });
  return [];
}

function precedes(a: Span, b: Span): boolean {
  return rowOf(a) < rowOf(b) || (rowOf(a) === rowOf(b) && a.column < b.column);
}
