import type { Parsed } from '@kaconf/config';
import type { Diagnostic, Severity } from '@kaconf/diagnostics';

export type RuleCode = `KL${string}`;

/** What is known of a rule without a configuration. Its page is docs/rules/CODE.md. */
export interface About {
  readonly code: RuleCode;
  /** The name of its file, too. */
  readonly name: string;
  /** Unless the settings say otherwise. `error`: it cannot work. `warning`: hardly meant. `note`: worth knowing. */
  readonly severity: Severity;
  /** The title of its page. */
  readonly summary: string;
}

/** What keepalived accepts and nobody means. Never what `kaconf check` says already. */
export interface Rule extends About {
  check(parsed: Parsed): Iterable<Finding>;
}

/** `fix` is for what can be written otherwise and means the same, or what was meant beyond doubt. */
export type Finding = Pick<Diagnostic, 'span' | 'message' | 'hint' | 'fix'>;
