import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '@kaconf/simulate';
import { type Millis, now } from '../clock.ts';
import { putFirst } from '../process/real-time.ts';
import { accountOf } from './account.ts';
import { act } from './deeds.ts';
import type { Account } from './moment.ts';
import { replayOf } from './replay.ts';
import type { Stage } from './stage.ts';
import type { Timeline } from './timeline.ts';
import { Waits } from './waits.ts';

/** What was done, and what came of it. */
export interface Played {
  /** The same for the simulator: options of `kaconf simulate`. */
  readonly replay: readonly string[];
  readonly account: Account;
  /** The most that a daemon was ready to run, and others did, within a tenth of a second. */
  readonly waited: Millis;
}

/** Something was done, and took effect then. */
export interface Deed {
  readonly at: Millis;
  readonly step: Step;
}

/** Does what keeps the processor busy, when nobody else does. */
export type Work = (deed: () => Promise<void>) => Promise<void>;

/**
 * Plays a story with daemons. What it does at 0 s is done before any of them runs: who is switched off then is not started.
 * They are started one after the other, and when the last listens the story begins.
 * @param written as the simulator reads it
 */
export async function play(stage: Stage, written: Timeline, work: Work): Promise<Played> {
  using waits = new Waits(() => [...stage.actors.values()].flatMap(({ speaker }) => speaker ?? []));
  const origin = now();
  const deeds: Deed[] = [];
  const doIt = async (step: Step) => {
    const at = await act(stage, step);
    if (at !== undefined) deeds.push({ at, step });
  };
  const absent = new Set<string>();
  for (const { step } of written.steps.filter(({ at }) => at === 0)) {
    if (step.verb === 'kill') absent.add(step.node);
    else await doIt(step);
  }
  await putFirst(process.pid);
  await work(async () => {
    for (const node of stage.actors.keys()) if (!absent.has(node)) await doIt({ verb: 'revive', node });
  });
  const begun = now();
  const until = begun + written.to / 1000;
  await Promise.all([
    sleep(written.to / 1000),
    ...written.steps
      .filter(({ at }) => at > 0)
      .map(async ({ at, step }) => {
        await sleep(begun + at / 1000 - now());
        await doIt(step);
      }),
  ]);
  return {
    replay: replayOf(stage, deeds, { origin, until }),
    account: accountOf(stage, { origin, until }),
    waited: waits.longest,
  };
}
