import { type Micros, micros, seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { isSameSession, reload, type Session, type SessionPlan, step } from '../src/index.ts';
import { fresh, ip, packet, plan, told } from './literal.ts';

const now = seconds(10);

function hear(at: SessionPlan, session: Session, more: Parameters<typeof packet>[0], time: Micros = now) {
  return step(at, session, { type: 'packet', packet: packet(more) }, time);
}

function up(): Session {
  const [opened] = step(plan, fresh(), { type: 'opened' }, now);
  const [risen] = hear(plan, opened, { state: 'Init' });
  return hear(plan, risen, { state: 'Up', final: true })[0];
}

test.each([
  ['another name', { name: 's2' }, false],
  ['another neighbour', { neighbor: ip('10.0.0.13') }, false],
  ['another source', { source: ip('10.0.0.11') }, false],
  ['a path over routers', { multihop: true }, false],
  ['other intervals', { desiredMinTx: seconds(1), requiredMinRx: seconds(1), detectMult: 9 }, true],
] as const)('under a plan with %s it goes on: %#', (_, more, goesOn) => {
  expect(isSameSession(plan, { ...plan, ...more })).toBe(goesOn);
});

test('nothing changes under the same plan, and who tracks it is told again', () => {
  const session = up();
  const [after, effects] = reload(plan, plan, session, now);
  expect(after).toEqual(session);
  expect(told(effects)).toEqual(['tell up']);
});

describe('longer intervals', () => {
  const slower = { ...plan, desiredMinTx: micros(200_000), requiredMinRx: micros(200_000) };

  test('to send at hold when the neighbour has agreed, to hear at at once', () => {
    const [asking, effects] = reload(plan, slower, up(), now);
    expect(told(effects)).toEqual(['(s1) Starting poll sequence', 'tell up']);
    expect([asking.desiredMinTx, asking.requiredMinRx, asking.poll]).toEqual([50_000, 200_000, true]);
    const [still] = hear(slower, asking, { state: 'Up' });
    expect([still.desiredMinTx, still.detectionTime]).toEqual([50_000, 600_000]);
    const [agreed] = hear(slower, asking, { state: 'Up', final: true });
    expect([agreed.desiredMinTx, agreed.requiredMinRx, agreed.poll]).toEqual([200_000, 200_000, false]);
  });
});

describe('shorter intervals', () => {
  const faster = { ...plan, desiredMinTx: micros(10_000), requiredMinRx: micros(10_000) };

  test('to send at hold at once, to hear at when the neighbour has agreed', () => {
    const [asking] = reload(plan, faster, up(), now);
    expect([asking.desiredMinTx, asking.requiredMinRx, asking.poll]).toEqual([10_000, 50_000, true]);
    const [agreed] = hear(faster, asking, { state: 'Up', final: true, desiredMinTx: micros(10_000) });
    expect([agreed.requiredMinRx, agreed.detectionTime]).toEqual([10_000, 30_000]);
  });
});

test('a session that is not up has the new intervals, and asks nobody', () => {
  const slower = { ...plan, desiredMinTx: seconds(2), requiredMinRx: seconds(2) };
  const [after, effects] = reload(plan, slower, fresh(), now);
  expect([after.desiredMinTx, after.requiredMinRx, after.poll]).toEqual([2_000_000, 2_000_000, false]);
  expect(told(effects)).toEqual(['tell down']);
});
