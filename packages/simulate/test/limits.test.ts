import { micros, seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { tell } from '../src/index.ts';
import { failuresOf } from '../src/prove/failures.ts';
import { repairOf, stepText } from '../src/story/step.ts';
import type { TimedStep } from '../src/watch/timeline.ts';
import type { World } from '../src/world/world.ts';
import { worldOf } from './worlds.ts';

type Random = (limit: number) => number;

const STORIES = 100;
const STEPS = 12;

test(`in ${STORIES} stories at random nothing takes longer than the protocol allows`, () => {
  const failures = Array.from({ length: STORIES }, (_, index) => failureOf(index + 1)).flat();
  expect(failures).toEqual([]);
});

function failureOf(seed: number): string[] {
  const random = randomNumbers(seed * 7919);
  const texts = randomNodes(random);
  const world = worldOf(texts);
  const steps = randomSteps(world, random);
  const { spells } = tell(world, steps, seconds(400));
  const worse = spells.filter(({ isWorse }) => isWorse);
  if (worse.length === 0) return [];
  const told = steps.map(({ at, step }) => `${at}: ${stepText(step)}`);
  return [
    [`seed ${seed}`, ...Object.values(texts), ...told, ...worse.map((spell) => JSON.stringify(spell))].join(
      '\n',
    ),
  ];
}

/** Failures and repairs in any order, close together and far apart. */
function randomSteps(world: World, random: Random): TimedStep[] {
  const failures = failuresOf(world.nodes);
  const all = [...failures, ...failures.flatMap((step) => repairOf(step) ?? [])];
  let at = micros(0);
  return Array.from({ length: STEPS }, () => {
    at = micros(at + random(30_000_000) + 1);
    return { at, step: all[random(all.length)] as TimedStep['step'] };
  });
}

function randomNodes(random: Random): Record<string, string> {
  const version = 2 + random(2);
  const interval = version === 2 ? 1 + random(2) : [0.1, 0.5, 1][random(3)];
  const grouped = random(3) === 0;
  const names = ['a', 'b', 'c'].slice(0, 2 + random(2));
  return Object.fromEntries(
    names.map((name) => [name, randomNode(random, `version ${version}\n advert_int ${interval}`, grouped)]),
  );
}

function randomNode(random: Random, common: string, grouped: boolean): string {
  const weight = [0, -20, -60, 30][random(4)];
  const habit = ['', 'nopreempt', 'preempt_delay 7', 'state MASTER', 'down_timer_adverts 5'][random(5)];
  const script = `vrrp_script chk {\n script /bin/true\n interval 2\n fall 2\n rise 2\n weight ${weight}\n }\n`;
  const tracking = grouped ? '' : 'track_script {\n chk\n }\n';
  const instance = (number: number) => `vrrp_instance VI_${number} {
    interface eth${number}
    virtual_router_id ${number}
    priority ${1 + random(254)}
    ${common}
    ${habit === 'state MASTER' || !grouped ? habit : ''}
    ${tracking}
    virtual_ipaddress {
        10.0.${number}.10
    }
}
`;
  const group = grouped ? 'vrrp_sync_group G {\n group {\n VI_1\n VI_2\n }\n }\n' : '';
  return `${script}${group}${instance(1)}${instance(2)}`;
}

/** The same random integers from 0 to below `limit` on every run (xorshift32). */
function randomNumbers(seed: number): Random {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
