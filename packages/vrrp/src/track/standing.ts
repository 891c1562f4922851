import type { Tracked } from '../plan/tracking.ts';

/** What a tracked thing makes of who tracks it: a fault, so much of its priority, or `unknown` until it has been seen. */
export type Standing = 'fault' | 'unknown' | number;

/** Whether a tracked thing is up; `undefined` when it is not known yet. */
export type Verdict = boolean | undefined;

/** Without a weight what is down is a fault; else a positive weight counts while up, a negative one while down. */
export function standing({ weight, reverse }: Tracked, up: Verdict): Standing {
  if (weight === 0) {
    if (up === undefined) return 'unknown';
    return up === reverse ? 'fault' : 0;
  }
  if (up !== weight > 0) return 0;
  return reverse ? -weight : weight;
}

const HIGHEST = 253;
const FAULT = -254;

/** A file's number times its weight; without a weight any number but 0 is a fault. */
export function fileStanding(tracked: Tracked, value: number): Standing {
  const status = fileStatus(tracked, value);
  return status <= FAULT ? 'fault' : Math.min(status, HIGHEST);
}

/** As keepalived shows it: −254 and less is a fault. */
export function fileStatus({ weight, reverse }: Tracked, value: number): number {
  if (weight === 0) return (value !== 0) === reverse ? 0 : FAULT;
  return value === 0 ? 0 : value * (reverse ? -weight : weight);
}
