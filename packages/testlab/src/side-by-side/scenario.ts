/** What happens to some hosts, in which order, and what is compared of it; see fixtures/lab/README.md. */
export interface Scenario {
  /** What it is about, as the file begins. */
  readonly about: string;
  /** Configurations by name, `a.conf`; what begins with a slash is a file on every host. */
  readonly files: ReadonlyMap<string, string>;
  /** Words of all command lines beside those that every scenario has. */
  readonly options: readonly string[];
  readonly steps: readonly Step[];
  /** Lines of the log that are compared, besides those about states. */
  readonly log: readonly RegExp[];
  readonly exceptions: readonly Exception[];
  /** The first keepalived that can be told this. */
  readonly needs: string | undefined;
  /** What that one did, for where there is only an older one. */
  readonly recorded: string | undefined;
  /** It is about virtual servers, for which there has to be IPVS. */
  readonly needsIpvs: boolean;
}

export interface Step {
  /** Seconds after the step before. */
  readonly delay: number;
  /** `bridge`, a host, or for `check` nobody. */
  readonly who: string;
  readonly verb: Verb;
  readonly words: string;
}

export const verbs = [
  'start',
  'try',
  'crash',
  'freeze',
  'thaw',
  'signal',
  'reload',
  'run',
  'sends',
  'logs',
  'shows',
  'dumps',
  'check',
] as const;
export type Verb = (typeof verbs)[number];

/** It only looks, and causes nothing. */
export function isLook({ verb }: Step): boolean {
  return verb === 'check' || verb === 'shows' || verb === 'dumps';
}

/** What is allowed to differ, and why. */
export interface Exception {
  /** Of the reference: `2.2.7`, or `any`. */
  readonly version: string;
  /** Lines of the transcript that are left out on both sides. */
  readonly lines: RegExp;
  readonly reason: string;
}

/** The hosts of a scenario are those that something happens to. */
export function hostsOf({ steps }: Scenario): readonly string[] {
  return [...new Set(steps.map(({ who }) => who))].filter((who) => who !== '' && who !== 'bridge').toSorted();
}

export function stepText({ who, verb, words }: Step): string {
  return [who, verb, words].filter(Boolean).join(' ');
}
