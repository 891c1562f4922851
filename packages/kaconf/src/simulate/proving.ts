import type { Progress } from '@kaconf/simulate';

/** Milliseconds before it is said for the first time, and until it is said again. */
const PATIENCE = 500;
const PAUSE = 100;

/** Says now and then how far a proof has come. @param now milliseconds */
export function proving(say: (line: string) => void, now: () => number): (progress: Progress) => void {
  let due = now() + PATIENCE;
  return ({ steps, through, all, tries }) => {
    const time = now();
    if (time < due) return;
    due = time + PAUSE;
    const length = steps === 1 ? '1 step' : `${steps} steps`;
    say(`stories of ${length}: ${through} of ${all} states, ${tries} failures and repairs in all`);
  };
}
