import type { BackendPlan } from '../backends/backend.ts';
import type { Exception } from '../side-by-side/scenario.ts';

/** A life of virtual servers, which two keepalived lead at the same time; see fixtures/virtual-servers/README.md. */
export interface Scenario {
  /** What it is about, as the file begins. */
  readonly about: string;
  /** Configurations by name, `keepalived.conf`; what begins with a slash is a file of each of the two. */
  readonly files: ReadonlyMap<string, string>;
  /** Words of both command lines beside those that every scenario has. */
  readonly options: readonly string[];
  readonly backends: readonly BackendPlan[];
  /** Commands that prepare each of the two. */
  readonly host: readonly string[];
  /** Commands that prepare where the backends are. */
  readonly world: readonly string[];
  readonly steps: readonly Step[];
  readonly exceptions: readonly Exception[];
  /** The first version that does this: for an older one stands what was recorded of it. */
  readonly needs: string | undefined;
  readonly recorded: string | undefined;
}

export interface Step {
  /** Seconds after the step before. */
  readonly delay: number;
  readonly verb: Verb;
  readonly words: string;
}

export const verbs = [
  ...(['start', 'try', 'reload', 'signal', 'stop', 'crash', 'logs', 'settle', 'run'] as const),
  ...(['shows', 'dumps', 'check'] as const),
  ...(['up', 'down', 'serves', 'world'] as const),
] as const;
export type Verb = (typeof verbs)[number];

/** It only looks, and causes nothing. */
export function isLook({ verb }: Step): boolean {
  return verb === 'check' || verb === 'shows' || verb === 'dumps' || verb === 'settle' || verb === 'logs';
}

export function stepText({ verb, words }: Step): string {
  return [verb, words].filter(Boolean).join(' ');
}
