import { fakeKernel } from '@kaconf/kernel/fake';
import { expect, test } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { SyncDaemons, type SyncPlan } from '../src/vrrp/sync-daemons.ts';
import { ipvs } from './checkers.ts';
import { settings } from './shell-router.ts';

const plan: SyncPlan = {
  instance: 'VI_1',
  daemon: { syncId: 51, interface: 'eth0' },
  namespace: undefined,
};

function daemons() {
  const { asked, families } = ipvs();
  const log = createLogger({ process: 'Keepalived_vrrp', ...settings, console: false });
  return { asked, daemons: new SyncDaemons(fakeKernel({ families }), log, () => false) };
}

function told(event: 'MASTER' | 'BACKUP' | 'FAULT', name = 'VI_1') {
  return { subject: 'INSTANCE', name, event } as const;
}

const OPENED = 'ask for the version of IPVS';

test('connections are heard of until the instance is master, and told of from then on', () => {
  const { asked, daemons: one } = daemons();
  expect(one.follow(plan)).toBe(true);
  for (const event of ['BACKUP', 'MASTER', 'FAULT', 'BACKUP'] as const) one.notify(told(event));
  expect(asked).toEqual([
    OPENED,
    'start sync daemon backup 51',
    'stop sync daemon backup 51',
    'start sync daemon master 51',
    'stop sync daemon master 51',
    'start sync daemon backup 51',
  ]);
});

test('what becomes of other instances does not matter', () => {
  const { asked, daemons: one } = daemons();
  one.follow(plan);
  one.notify(told('MASTER', 'VI_2'));
  expect(asked).toEqual([OPENED, 'start sync daemon backup 51']);
});

test('after a reload a master tells of connections as it is configured now', () => {
  const { asked, daemons: one } = daemons();
  one.follow(plan);
  one.notify(told('MASTER'));
  one.follow({ ...plan, daemon: { syncId: 52, interface: 'eth1' } });
  expect(asked.slice(4)).toEqual(['stop sync daemon master 51', 'start sync daemon master 52']);
});

test('a reload that changes nothing of it leaves it running, one without it ends it', () => {
  const { asked, daemons: one } = daemons();
  one.follow(plan);
  one.follow(plan);
  expect(asked).toEqual([OPENED, 'start sync daemon backup 51']);
  one.follow(undefined);
  expect(asked.slice(2)).toEqual(['stop sync daemon backup 51']);
});

test('the end stops it', () => {
  const { asked, daemons: one } = daemons();
  one.follow(plan);
  one.close();
  expect(asked.slice(2)).toEqual(['stop sync daemon backup 51']);
});

test('without IPVS it cannot go on', () => {
  const log = createLogger({ process: 'Keepalived_vrrp', ...settings, console: false });
  expect(new SyncDaemons(fakeKernel({}), log, () => false).follow(plan)).toBe(false);
});
