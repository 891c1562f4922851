import type { Millis } from '../clock.ts';
import type { LogLine } from '../daemon/daemon.ts';
import type { Step } from './scenario.ts';

/** What one of the two did. */
export interface Recording {
  readonly chapters: readonly Chapter[];
  readonly log: readonly LogLine[];
  /** What came out of its pipe. */
  readonly notifications: readonly LogLine[];
}

/** A step, and what it found. */
export interface Chapter {
  readonly step: Step;
  readonly from: Millis;
  readonly found: readonly string[];
}
