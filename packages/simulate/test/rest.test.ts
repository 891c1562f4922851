import { type Micros, seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { take } from '../src/story/step.ts';
import { isAlike } from '../src/world/alike.ts';
import { pass } from '../src/world/pass.ts';
import { shifted } from '../src/world/shifted.ts';
import type { World } from '../src/world/world.ts';
import { story, type Two, twoNodes } from './worlds.ts';

const SCRIPTS = `vrrp_script fast {
    script /bin/true
    interval 2
    weight -10
}
vrrp_script slow {
    script /bin/true
    interval 7
    weight -20
}
`;

const worlds: Record<string, Two> = {
  'nothing but adverts': {},
  'scripts of other intervals': { head: SCRIPTS, common: 'track_script {\n fast\n slow\n }' },
  'intervals that hardly ever meet': { common: 'version 3\n advert_int 0.37\n garp_master_refresh 11' },
  'pauses between announcements': {
    head: 'global_defs {\n vrrp_garp_interval 0.1\n }',
    common: 'garp_master_refresh 3',
  },
  'polled links': { head: 'linkbeat_use_polling' },
  'an HMAC': {
    common:
      'version 3\n advert_int 0.3\n auth_hmac {\n key 7 hex:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n active_key 7\n }',
  },
  'an authentication header': { common: 'authentication {\n auth_type AH\n auth_pass x\n }' },
  'a long preempt_delay': { common: 'preempt_delay 400' },
};

/** An hour in which a is killed and comes back, each moment gone through. */
function stepByStep(world: World, until: Micros): void {
  for (let next = world.next(); next !== undefined && next <= until; next = world.next()) world.happen(next);
  world.now = until;
}

describe.each(Object.entries(worlds))('with %s', (_, two) => {
  test('what is left out would have changed nothing', () => {
    const [whole, short] = [twoNodes(two), twoNodes(two)];
    for (const world of [whole, short]) for (const node of world.nodes) world.boot(node);
    for (const { at, step } of story(whole, '10m kill a\n 20m revive a\n 40m cut a|b\n 50m heal')) {
      stepByStep(whole, at);
      pass(short, at, () => {});
      for (const world of [whole, short]) take(world, step);
    }
    stepByStep(whole, seconds(3600));
    pass(short, seconds(3600), () => {});
    expect(statesOf(short)).toEqual(statesOf(whole));
    expect(short.nodes.map(({ stamps }) => stamps)).toEqual(whole.nodes.map(({ stamps }) => stamps));
  });

  test('a later state is the same in everything but its times', () => {
    const world = twoNodes(two);
    // So late that no number can be anything but a time.
    world.now = seconds(1_000_000_000);
    for (const node of world.nodes) world.boot(node);
    for (let moment = 0; moment < 400; moment++) {
      world.happen(world.next() ?? world.now);
      for (const { state } of world.nodes) {
        if (!state) continue;
        const later = JSON.stringify(state, (_key, value) => (isTime(value) ? value + 77 : value));
        expect(isAlike(JSON.parse(JSON.stringify(shifted(state, 77))), JSON.parse(later))).toBe(true);
      }
    }
  });
});

/** Without lanes that nobody waits in: since when does not matter. */
function statesOf({ nodes, now }: World) {
  return nodes.map(({ state }) => {
    const lanes = Object.entries(state?.lanes ?? {});
    const busy = lanes.filter(([, { freeAt, waiting }]) => freeAt > now || waiting.length > 0);
    return state && { ...state, lanes: Object.fromEntries(busy) };
  });
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && value >= 999_000_000_000_000;
}
