import { expect, test } from 'vitest';
import { type Effect, newState, step, table, type Verdict } from '../src/index.ts';
import { Chance } from './story/chance.ts';
import { ModelKernel, sorted } from './story/kernel.ts';
import { randomChange, randomCheck, randomConfiguration } from './story/random-configuration.ts';
import { World } from './story/world.ts';

const STORIES = 60;
const STEPS = 30;
const SEEDS = Array.from({ length: STORIES }, (_, seed) => seed);

test('whatever happens, the kernel refuses nothing, has what it is to have, and what a start with these verdicts gives it', () => {
  for (const seed of SEEDS) live(seed);
});

test('what is there already at a start becomes what is planned, and what belongs to others stays', () => {
  const { world, kernel } = live(1);
  const { kernel: other } = live(2);
  const effects = step(world.plan, newState(world.plan), {
    type: 'start',
    found: other.table(),
    verdicts: verdictsOf(world),
  });
  perform(other, effects[1]);
  const names = new Set(kernel.table().map(({ service }) => JSON.stringify(service.key)));
  expect(other.table().filter(({ service }) => names.has(JSON.stringify(service.key)))).toEqual(
    kernel.table(),
  );
});

function live(seed: number): { world: World; kernel: ModelKernel } {
  const chance = new Chance(seed);
  const world = new World();
  const kernel = new ModelKernel();
  let text = randomConfiguration(chance);
  perform(kernel, world.start(text, []), seed);
  for (let at = 0; at < STEPS; at += 1) {
    const reloads = chance.once(8);
    if (reloads) text = randomChange(text, chance);
    perform(kernel, reloads ? world.reload(text) : randomStep(world, chance), seed);
    expect(kernel.table(), `story ${seed}, step ${at}`).toEqual(sorted(table(world.plan, world.state)));
    expect(kernel.table(), `story ${seed}, step ${at}, afresh`).toEqual(startedAfresh(world));
  }
  return { world, kernel };
}

function randomStep(world: World, chance: Chance): readonly Effect[] {
  if (chance.once(4)) return world.check(undefined);
  const name = randomCheck(chance);
  world.statuses.set(name, chance.pick([0, 0, 1, 1, 2, 3, 5]));
  return world.check(name);
}

function perform(kernel: ModelKernel, effects: readonly Effect[], seed?: number): void {
  for (const effect of effects) {
    if (effect.type !== 'ipvs') continue;
    for (const command of effect.commands) {
      expect(kernel.perform(command), `story ${seed}: ${JSON.stringify(command)}`).toBeUndefined();
    }
  }
}

function startedAfresh(world: World): ReturnType<ModelKernel['table']> {
  const kernel = new ModelKernel();
  const [, effects] = step(world.plan, newState(world.plan), {
    type: 'start',
    found: [],
    verdicts: verdictsOf(world),
  });
  perform(kernel, effects);
  return kernel.table();
}

function verdictsOf({ state }: World): Verdict[] {
  return state.services.flatMap(({ servers }, service) =>
    servers.flatMap(({ checkers }, server) =>
      checkers.map(({ up, weight }, checker) => ({ place: { service, server, checker }, up, weight })),
    ),
  );
}
