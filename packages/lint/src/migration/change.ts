import type { Parsed } from '@kaconf/config';
import type { Severity } from '@kaconf/diagnostics';
import type { Finding } from '../rule.ts';
import type { Written } from './written.ts';

/** What the change is of: each has a page in docs/migration. */
export const KINDS = {
  /** It has another name. */
  renamed: 'KM001',
  /** Nothing reads it any more, or nothing ought to be left to it. */
  removed: 'KM002',
  /** It means something else. */
  changed: 'KM003',
  /** It is not there yet. */
  tooNew: 'KM004',
  /** It stays as it is, and something around it does not. */
  around: 'KM005',
  /** It is of another program, or written by one. */
  foreign: 'KM006',
} as const;

/** What is another in a version of keepalived than in those before. */
export interface Change {
  /** The first version with it. */
  readonly since: string;
  /** The first that is again as before. */
  readonly until?: string;
  readonly kind: keyof typeof KINDS;
  /** `error`: it does not work any more. `warning`: it does something else, or may soon not work. `note`: worth knowing. */
  readonly severity: Severity;
  /** The places that it touches. Messages go on behind `since 2.0.15 `; a fix is what means the same. */
  find(written: readonly Written[], parsed: Parsed): Iterable<Finding>;
}
