import { micros, seconds } from '@kaconf/net';
import type { Step, Timeline } from '@kaconf/simulate';
import { expect, test } from 'vitest';
import { Scale } from '../src/draw/scale.ts';
import { actionOf } from '../src/page/keys.ts';
import { linkTo, timeIn } from '../src/page/link.ts';
import { Moments } from '../src/page/moment.ts';
import { lastWords, nowMarkup } from '../src/page/now.ts';
import { advanced, following, zoomed } from '../src/page/span.ts';

const [from, to] = [micros(0), seconds(60)];
const why = 'it has started';

/** a is cut from b, which becomes master between two milliseconds. */
function timeline(steps: readonly Step[] = []): Timeline {
  return {
    from,
    to,
    steps: steps.map((step, index) => ({ at: seconds(10 * (index + 1)), step })),
    routers: [{ name: 'VI_1', virtualRouterId: 51, family: 4, segment: 'eth0', members: [] }],
    lanes: [
      {
        router: 'VI_1',
        node: 'a"<b>',
        instance: 'VI_1',
        changes: [
          { at: from, state: 'BACKUP', priority: 150, why },
          { at: micros(3_414_063), state: 'MASTER', priority: 150, why: 'no master was heard' },
          { at: seconds(20), state: 'MASTER', priority: 110, why: '150 − 40' },
        ],
      },
    ],
    shares: [],
    holdings: [{ address: '10.0.0.10', interface: 'eth0', node: 'a"<b>', from: micros(3_414_063), to }],
    spells: [
      {
        kind: 'no master',
        router: 'VI_1',
        nodes: ['a"<b>'],
        masters: [],
        from,
        to: micros(3_414_063),
        limit: seconds(3),
        isWorse: true,
      },
    ],
  };
}

test.each([
  [3_413_000, 'BACKUP', 150, 0, [], ['no master']],
  // What happens at 3.414063 s is told as 3.414 s.
  [3_414_000, 'MASTER', 150, 3_414_063, ['a"<b>'], []],
  [20_000_000, 'MASTER', 110, 3_414_063, ['a"<b>'], []],
  [60_000_000, 'MASTER', 110, 3_414_063, ['a"<b>'], []],
])('at %i µs it is %s %i since %i µs', (at, state, priority, since, nodes, kinds) => {
  const { lanes, addresses, spells } = new Moments(timeline()).at(at);
  expect(lanes).toMatchObject([{ change: { state, priority }, since }]);
  expect(addresses).toEqual([{ address: '10.0.0.10', nodes }]);
  expect(spells.map(({ kind }) => kind)).toEqual(kinds);
});

const cut: Step = { verb: 'cut', nodes: ['a', 'b'], segment: 'eth0' };
const other: Step = { verb: 'cut', nodes: ['a', 'b'], segment: 'eth1' };
const fail: Step = { verb: 'fail', node: 'a', tracker: { kind: 'script', name: 'chk' } };
const down: Step = { verb: 'down', node: 'a', interface: 'eth0' };
const kill: Step = { verb: 'kill', node: 'a' };

test.each<[string, Step[], Step[]]>([
  ['one of two cuts', [cut, other, { ...cut, verb: 'heal' }], [other]],
  ['both cuts at once', [cut, other, { verb: 'heal', nodes: ['b', 'a'], segment: undefined }], []],
  ['all links at once', [fail, cut, { verb: 'heal' }], [fail]],
  ['a script', [fail, down, { ...fail, verb: 'recover' }], [down]],
  ['the interface of another node', [down, { ...down, node: 'b', verb: 'up' }], [down]],
  ['a node', [kill, fail, { verb: 'revive', node: 'a' }], [fail]],
])('what is broken is that until it is repaired: %s', (_, steps, broken) => {
  expect(new Moments(timeline(steps)).at(59_000_000).broken).toEqual(broken);
});

test('it stops at what is told, at the beginning and at the end', () => {
  expect(new Moments(timeline([kill])).times).toEqual([0, 3_414_000, 10_000_000, 20_000_000, 60_000_000]);
});

test('names are no markup', () => {
  const markup = nowMarkup(timeline(), new Moments(timeline()).at(3_000_000));
  expect(markup).toContain('<th scope="row">a&quot;&lt;b&gt;</th>');
  expect(markup).toContain(
    '<p class="worse">no master among a&quot;&lt;b&gt; since 0s, WORSE than the limit of 3s</p>',
  );
  expect(markup).not.toContain('<b>');
});

test('what happened last is told with its time', () => {
  expect(lastWords(new Moments(timeline([kill])).at(12_000_000))).toBe('10s: a is switched off');
});

test.each([
  ['#t=12.4s', 12_400_000],
  ['#t=1m0.250s', 60_250_000],
  ['#t=soon', undefined],
  ['', undefined],
])('the fragment %j is the time %j', (hash, time) => {
  expect(timeIn(hash)).toBe(time);
});

test('a link is a time as it is told', () => {
  expect(linkTo(60_250_000)).toBe('#t=1m0.250s');
});

const NONE = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

test.each([
  ['ArrowRight', {}, { type: 'move', by: 100_000 }],
  ['ArrowLeft', { shiftKey: true }, { type: 'move', by: -1_000_000 }],
  ['PageDown', {}, { type: 'event', by: 1 }],
  // Of a keyboard that has it above another sign.
  ['+', { shiftKey: true }, { type: 'zoom', factor: 0.5 }],
  ['ArrowLeft', { altKey: true }, undefined],
  ['x', {}, undefined],
])('the key %s with %j does %j', (key, modifiers, action) => {
  expect(actionOf({ ...NONE, ...modifiers, key })).toEqual(action);
});

/** An hour of which the middle is left out. */
const scale = new Scale([
  { from: 0, to: 10e6, left: 0, right: 400, isQuiet: false },
  { from: 10e6, to: 3590e6, left: 400, right: 500, isQuiet: true },
  { from: 3590e6, to: 3600e6, left: 500, right: 900, isQuiet: false },
]);
const whole = { from: 0, to: 3600e6 };

test('zooming halves what is drawn, whatever is left out of it', () => {
  expect(zoomed(scale, whole, 5e6, 0.5)).toEqual({ from: 0, to: scale.timeAt(450) });
  expect(zoomed(scale, { from: 2.5e6, to: 7.5e6 }, 5e6, 0.5)).toEqual({ from: 3.75e6, to: 6.25e6 });
  expect(zoomed(scale, { from: 2.5e6, to: 7.5e6 }, 0, 2)).toEqual({ from: 0, to: 10e6 });
  expect(zoomed(scale, { from: 0, to: 10e6 }, 5e6, 100)).toEqual(whole);
  expect(zoomed(scale, { from: 5e6, to: 5.004e6 }, 5e6, 0.5)).toEqual({ from: 5e6, to: 5.004e6 });
});

test('what is shown is drawn', () => {
  const span = { from: 0, to: 5e6 };
  expect(following(scale, span, 4e6)).toBe(span);
  expect(following(scale, span, 3595e6)).toEqual({ from: 3592.5e6, to: 3597.5e6 });
});

test.each([
  [0, 1e6, 5, 5e6],
  [9e6, 1e6, 5, 14e6],
  // 3580 s in one.
  [10e6, 0.5e6, 5, 1800e6],
  [3500e6, 0.5e6, 5, 3590e6],
])('from %i, %i µs at %i times the speed lead to %i', (time, elapsed, speed, after) => {
  expect(advanced(scale, time, elapsed, speed)).toBe(after);
});
