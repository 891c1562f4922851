import type { Step } from '@kaconf/simulate';

/** What counts here of what `kaconf simulate --format json` prints. Times are microseconds. */
export interface Timeline {
  readonly to: number;
  readonly steps: readonly TimedStep[];
  readonly lanes: readonly Lane[];
  readonly holdings: readonly Holding[];
}

export interface TimedStep {
  readonly at: number;
  readonly step: Step;
}

interface Lane {
  readonly node: string;
  readonly instance: string;
  readonly changes: readonly {
    readonly at: number;
    readonly state: 'MASTER' | 'BACKUP' | 'FAULT' | 'INIT' | 'OFF';
    readonly priority: number;
  }[];
}

interface Holding {
  readonly address: string;
  readonly node: string;
  readonly from: number;
  readonly to: number;
}
