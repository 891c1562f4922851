import { newSession } from '@kaconf/bfd';
import { micros } from '@kaconf/net';
import { expect, test } from 'vitest';
import { dataDump } from '../src/bfd/data-dump.ts';
import { session as literal } from './bfd-session.ts';

const plan = { ...literal, name: 'path' };

test('data tells the configuration of a session and how it stands', () => {
  const fresh = newSession(plan, { discriminator: 0x1234, seed: 1 }, micros(0));
  const session = {
    ...fresh,
    state: 'Up',
    remoteState: 'Up',
    remoteDiscriminator: 0xabcd,
    remoteMinTx: micros(100_000),
    remoteMinRx: micros(20_000),
    remoteDetectMult: 5,
    detectionTime: micros(500_000),
    lastSeen: micros(1_000_042),
  } as const;
  const text = dataDump([' Router ID = here'], [{ plan, session, sendingFails: false }], micros(0));
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  // In local time.
  expect(lines.pop()).toMatch(/^ {3}last seen = 1\.000042 \(\w{3} \w{3} .* 19(69|70)\.000042\)$/);
  expect(lines).toEqual([
    ' Router ID = here',
    '------< BFD Data >------',
    ' fd_in = 0',
    ' thread_in = 0x0x1',
    '------< BFD Topology >------',
    ' BFD Instance = path',
    '   Neighbor IP = 10.0.0.12',
    '   Source IP = 10.0.0.11',
    '   Required min RX interval = 50000 us',
    '   Desired min TX interval = 50000 us',
    '   Desired idle TX interval = 1000000 us',
    '   Detection multiplier = 3',
    '   TTL = 255',
    '   max_hops = 0',
    '   passive = false',
    '   send event to VRRP process = Yes',
    '   send event to checker process = Yes',
    '   fd_out 0',
    '   thread_open_fd_out 0x0x1',
    '   thread_out 0x(nil)',
    '   sands_out = [disabled]',
    '   thread_exp 0x(nil)',
    '   sands_exp = [disabled]',
    '   thread_rst 0x(nil)',
    '   sands_rst = [disabled]',
    '   send error = false',
    '   local state = Up',
    '   remote state = Up',
    '   local discriminator = 0x1234',
    '   remote discriminator = 0xabcd',
    '   local diag = No Diagnostic',
    '   remote diag = No Diagnostic',
    '   remote min tx intv = 100000 us',
    '   remote min rx intv = 20000 us',
    '   local demand = 0',
    '   remote demand = 0',
    '   remote detect multiplier = 5',
    '   !poll, !final',
    '   local tx intv = 50000 us',
    '   remote tx intv = 100000 us',
    '   local detection time = 500000 us',
    '   remote detection time = 150000 us',
  ]);
});
