import type { Micros } from '@kaconf/net';
import { take } from './story/step.ts';
import { Recorder } from './watch/recorder.ts';
import type { TimedStep, Timeline } from './watch/timeline.ts';
import { pass } from './world/pass.ts';
import type { World } from './world/world.ts';

/** Starts all nodes, and does the steps at their times. @returns what has become of it until then */
export function tell(world: World, steps: readonly TimedStep[], until: Micros): Timeline {
  const recorder = new Recorder(world);
  const inTime = steps.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at);
  for (const node of world.nodes) world.boot(node);
  for (const { at, step } of inTime) {
    pass(world, at, recorder.look);
    take(world, step);
  }
  pass(world, until, recorder.look);
  return recorder.end(world, inTime);
}
