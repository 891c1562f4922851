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

export type Step =
  | { readonly verb: 'kill' | 'stop' | 'revive'; readonly node: string }
  | { readonly verb: 'fail' | 'recover'; readonly node: string; readonly tracker: Tracker }
  | { readonly verb: 'down' | 'up'; readonly node: string; readonly interface: string }
  | { readonly verb: 'cut' | 'heal'; readonly nodes?: readonly [string, string] };

export interface Tracker {
  readonly kind: 'script' | 'file' | 'process' | 'bfd';
  readonly name: string;
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

/** As the command line and the story file call what it is done to: `chk_nginx@a`. */
export function operandOf(step: Step): string {
  switch (step.verb) {
    case 'fail':
    case 'recover':
      return `${step.tracker.name}@${step.node}`;
    case 'down':
    case 'up':
      return `${step.interface}@${step.node}`;
    case 'cut':
    case 'heal':
      return step.nodes?.join('|') ?? '';
    default:
      return step.node;
  }
}
