import { fakeKernel } from '@kaconf/kernel/fake';
import { micros } from '@kaconf/net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { ServiceManager } from '../src/parent/service-manager.ts';
import { showWorkload } from '../src/parent/workload.ts';
import { settings } from './shell-router.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function managed(environment: Record<string, string | undefined>) {
  const kernel = fakeKernel({});
  kernel.advance(micros(7_000_000));
  const log = createLogger({ process: 'Keepalived', ...settings });
  const manager = new ServiceManager(kernel, log, environment);
  const told = () => kernel.unixDatagrams.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]);
  return { manager, told };
}

describe('a service manager', () => {
  test('is told of the start, of a reload and of the end', () => {
    const { manager, told } = managed({ NOTIFY_SOCKET: '/run/systemd/notify' });
    manager.ready('2 VRRP instances');
    manager.reloading();
    manager.ready('1 VRRP instance; the last configuration was refused: two\nlines');
    manager.stopping();
    expect(told()).toEqual([
      ['/run/systemd/notify', `READY=1\nSTATUS=2 VRRP instances\nMAINPID=${process.pid}`],
      ['/run/systemd/notify', 'RELOADING=1\nSTATUS=Reloading\nMONOTONIC_USEC=7000000'],
      [
        '/run/systemd/notify',
        `READY=1\nSTATUS=1 VRRP instance; the last configuration was refused: two lines\nMAINPID=${process.pid}`,
      ],
      ['/run/systemd/notify', 'STOPPING=1\nSTATUS=Stopping'],
    ]);
  });

  test('that nobody named is told nothing', () => {
    const { manager, told } = managed({});
    manager.ready('nothing to run');
    manager.stopping();
    expect(told()).toEqual([]);
  });

  test('hears from the watchdog twice in its time, until the end', () => {
    const { manager, told } = managed({ NOTIFY_SOCKET: '@notify', WATCHDOG_USEC: '30000000' });
    vi.advanceTimersByTime(45_000);
    expect(told()).toEqual(Array(3).fill(['@notify', 'WATCHDOG=1']));
    manager.stopping();
    vi.advanceTimersByTime(45_000);
    expect(told()).toHaveLength(4);
  });

  test('does not watch this process when it watches another', () => {
    const { told } = managed({ NOTIFY_SOCKET: '@notify', WATCHDOG_USEC: '30000000', WATCHDOG_PID: '1' });
    vi.advanceTimersByTime(45_000);
    expect(told()).toEqual([]);
  });

  test('is not what children and scripts speak to', () => {
    const environment = {
      NOTIFY_SOCKET: '@notify',
      WATCHDOG_USEC: '30000000',
      WATCHDOG_PID: '1',
      PATH: '/bin',
    };
    managed(environment);
    expect(environment).toEqual({ PATH: '/bin' });
  });
});

test.each([
  [{ instances: 0, groups: 0, services: 0, sessions: 0 }, 'nothing to run'],
  [{ instances: 1, groups: 0, services: 0, sessions: 0 }, '1 VRRP instance'],
  [
    { instances: 12, groups: 1, services: 3, sessions: 2 },
    '12 VRRP instances, 1 sync group, 3 virtual servers, 2 BFD sessions',
  ],
])('the work %o is %s', (workload, text) => {
  expect(showWorkload(workload)).toBe(text);
});
