import type { Millis } from '../clock.ts';
import type { LogLine } from '../daemon/daemon.ts';
import type { WireEvent } from '../observer/event.ts';
import type { Step } from './scenario.ts';

/** What was seen while a scenario was played. */
export interface Recording {
  readonly chapters: readonly Chapter[];
  readonly hosts: readonly HostRecord[];
  readonly wire: readonly WireEvent[];
}

/** A step and what was found by it. */
export interface Chapter {
  readonly step: Step;
  readonly from: Millis;
  /** Of a `check`: how the kernel's state differs from before the first step. */
  readonly found: readonly string[];
}

export interface HostRecord {
  readonly name: string;
  readonly log: readonly LogLine[];
  /** What the notify FIFO gave. */
  readonly notifications: readonly LogLine[];
}
