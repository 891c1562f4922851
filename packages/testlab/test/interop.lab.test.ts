import { describe, test } from 'vitest';
import { cells, nameOf } from '../src/interop/cell.ts';
import { playCell } from '../src/interop/play.ts';
import { quietMachine } from '../src/interop/quiet.ts';
import { latenessOf } from '../src/interop/verdict.ts';

/** What a busy machine may add. `node packages/testlab/src/bench/interop.ts` plays all cells, with 5 ms. */
const TOLERANCE = 250;

const quiet = quietMachine();

const chosen = [
  'v2 IPv4 multicast PASS preempt, ours → real: SIGKILL',
  'v2 IPv4 multicast plain nopreempt, real → ours: link down',
  'v2 IPv4 unicast PASS preempt, real → ours: priority reload',
  'v2 IPv4 multicast AH preempt, ours → real: SIGKILL',
  'v2 IPv4 unicast AH nopreempt, real → ours: SIGTERM',
  'v3 IPv4 multicast plain preempt, ours → real: start order',
  'v3 IPv4 multicast plain nopreempt, real → ours: start order',
  'v3 IPv4 multicast plain nopreempt, ours → real: link flap',
  'v3 IPv4 multicast plain preempt, real → ours: script failure',
  'v3 IPv4 unicast plain preempt, ours → real: SIGTERM',
  'v3 IPv4 unicast plain nopreempt, real → ours: priority reload',
  'v3 IPv6 multicast plain preempt, ours → real: script failure',
  'v3 IPv6 multicast plain preempt, real → ours: SIGKILL',
  'v3 IPv6 multicast plain nopreempt, real → ours: link flap',
  'v3 IPv6 unicast plain preempt, ours → real: SIGKILL',
  'v3 IPv6 unicast plain nopreempt, real → ours: SIGTERM',
];

describe.concurrent('one master, in time, and its addresses announced', () => {
  test.for(chosen)('%s', { retry: 2 }, async (name, { expect }) => {
    const cell = cells.find((one) => nameOf(one) === name);
    if (!cell) throw new Error(`there is no such cell: ${name}`);
    const outcome = await playCell(cell, quiet);
    const { took, limit, problems } = outcome;
    if (took !== undefined) console.log(`${name}: ${took.toFixed(1)} ms of ${limit?.toFixed(1)}`);
    expect(problems).toEqual([]);
    expect(latenessOf({ cell, outcome }) ?? 0).toBeLessThan(TOLERANCE);
  });
});
