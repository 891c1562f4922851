import { expect, test } from 'vitest';
import { proving } from '../src/simulate/proving.ts';
import { kaconf } from './run.ts';

test('it is said when it takes long, and ten times a second then', () => {
  const lines: string[] = [];
  let time = 1000;
  const onProgress = proving(
    (line) => lines.push(line),
    () => time,
  );
  for (const [at, tries] of [
    [1499, 1],
    [1500, 20],
    [1590, 30],
    [1601, 40],
  ] as const) {
    time = at;
    onProgress({ steps: tries < 30 ? 1 : 2, through: 3, all: 10, tries });
  }
  expect(lines).toEqual([
    'stories of 1 step: 3 of 10 states, 20 failures and repairs in all',
    'stories of 2 steps: 3 of 10 states, 40 failures and repairs in all',
  ]);
});

test('it is cleared before what was asked for is told', async () => {
  const text =
    'vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n10.0.0.10\n}\n}\n';
  const told: string[] = [];
  const args = ['simulate', 'a.conf', '--prove'];
  await kaconf(
    args,
    { 'a.conf': text },
    { progress: (line) => told.push(line), out: (line) => told.push(line) },
  );
  expect(told).toEqual(['', expect.stringMatching(/^proven: /)]);
});
