/** A virtual server, who asks it, and who answers. */
export interface Row {
  readonly name: string;
  /** `10.1.0.1 80`, `fwmark 7`, `group range` */
  readonly head: string;
  readonly statements: readonly string[];
  /** Statements of single real servers: of the first, the second, the third. */
  readonly servers?: readonly (readonly string[])[];
  /** Before it: its group. */
  readonly before?: string;
  /** Of the real servers; none for a mark. */
  readonly port?: number;
  readonly family: 4 | 6;
  /** One after the other: `tcp 10.1.0.1 80`. */
  readonly asks: readonly string[];
}

/** What happens, one after the other: then all rows are asked. */
export const PHASES = ['all serve', 'two is dead', 'all are dead', 'all are back'] as const;
export type Phase = (typeof PHASES)[number];

/** By rows, then by phases: names of servers; `-` where nobody answers, `refused` where somebody says so. */
export type Answers = Readonly<Record<string, Readonly<Record<Phase, string>>>>;
