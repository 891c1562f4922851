import { type FakeKernel, fakeKernel } from '@kaconf/kernel/fake';
import { micros, seconds } from '@kaconf/net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SchedulingSettings } from '../src/processes/process-settings.ts';
import { Scheduler } from '../src/processes/scheduler.ts';
import { ordinary } from './shell-router.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function world(first: Partial<SchedulingSettings> = {}, kernel: FakeKernel = fakeKernel()) {
  const lines: string[] = [];
  const say = (text: string) => void lines.push(text);
  const log = { alert: say, error: say, warning: say, info: say, debug: say, detail: say };
  const scheduler = new Scheduler(kernel.process, log);
  const apply = (settings: Partial<SchedulingSettings>) => scheduler.apply({ ...ordinary, ...settings });
  /** What has been asked of the kernel since the last time. */
  let told = 0;
  const asked = () => {
    const calls = kernel.processCalls.slice(told).map(({ call, argument }) => `${call} ${argument}`);
    told += calls.length;
    return calls;
  };
  apply(first);
  return { kernel, scheduler, apply, asked, lines };
}

/** The process has used up what it may in real time. */
function exceed(kernel: FakeKernel): void {
  kernel.signal(24);
  kernel.advance(kernel.now());
}

test.each([
  { settings: {}, asked: [] },
  { settings: { nice: 0 }, asked: ['setNice 0', 'setSessionNice 0'] },
  { settings: { nice: -5, cpus: [1, 2] }, asked: ['setNice -5', 'setSessionNice -5', 'setAffinity 1,2'] },
  { settings: { realtimePriority: 20 }, asked: ['setResourceLimit rttime', 'setRealtimePriority 20'] },
])('a start with $settings', ({ settings, asked }) => {
  expect(world(settings).asked()).toEqual(asked);
});

test('half the limit in real time is where it ends', () => {
  const { kernel } = world({ realtimePriority: 20, realtimeLimit: micros(50_000) });
  expect(kernel.process.resourceLimit('rttime')).toEqual({ soft: 25_000, hard: Number.POSITIVE_INFINITY });
});

test('a reload changes what has changed, and takes back what is no longer said', () => {
  const { apply, asked } = world({ nice: -5, cpus: [1] });
  asked();
  apply({ nice: -5, cpus: [1] });
  expect(asked()).toEqual([]);
  apply({ nice: 3, cpus: [0, 1] });
  expect(asked()).toEqual(['setNice 3', 'setSessionNice 3', 'setAffinity 0,1']);
  apply({});
  expect(asked()).toEqual(['setNice -14', 'setSessionNice -14', 'setAffinity 0,1,2,3']);
});

test('what the kernel refuses is said, and the process goes on', () => {
  const kernel = fakeKernel();
  kernel.refuse('set nice value', 'EACCES');
  kernel.refuse('set CPU affinity', 'EINVAL');
  kernel.refuse('set realtime priority', 'EPERM');
  expect(world({ nice: -5, cpus: [7], realtimePriority: 20 }, kernel).lines).toEqual([
    'Unable to set process priority - set nice value -5: EACCES (Permission denied)',
    'unable to set cpu affinity to vrrp process - set CPU affinity to 7: EINVAL (Invalid argument)',
    'child process: cannot raise priority - set realtime priority 20: EPERM (Operation not permitted)',
  ]);
});

describe('who gets the CPU too late', () => {
  const raising = { maxAutoPriority: 3, minAutoPriorityDelay: seconds(0.1) };

  test('says so, and is content', () => {
    const { scheduler, asked, lines } = world();
    scheduler.late(micros(1_000_000));
    scheduler.late(micros(1_234_567));
    expect(lines).toEqual(['A thread timer expired 1.234567 seconds ago']);
    expect(asked()).toEqual([]);
  });

  test('comes to real time where that is allowed, and step by step to more of it', () => {
    const { scheduler, asked, lines } = world(raising);
    for (const late of [0.05, 0.2, 0.3, 0.4, 0.5]) scheduler.late(seconds(late));
    expect(asked().filter((call) => call.startsWith('setRealtime'))).toEqual([
      'setRealtimePriority 1',
      'setRealtimePriority 2',
      'setRealtimePriority 3',
    ]);
    expect(lines).toEqual([
      'A thread timer expired 0.200000 seconds ago',
      'Set realtime priority 1',
      'A thread timer expired 0.300000 seconds ago',
      'Set realtime priority 2',
      'A thread timer expired 0.400000 seconds ago',
      'Set realtime priority 3',
      'A thread timer expired 0.500000 seconds ago',
    ]);
  });

  test('has more than it was started with', () => {
    const { scheduler, asked } = world({ ...raising, maxAutoPriority: 99, realtimePriority: 50 });
    scheduler.late(seconds(1));
    expect(asked().at(-1)).toBe('setRealtimePriority 51');
  });

  test.each([
    { what: 'as much', next: raising, priority: 2 },
    { what: 'less', next: { ...raising, maxAutoPriority: 1 }, priority: 1 },
    { what: 'more from the start', next: { ...raising, realtimePriority: 10 }, priority: 10 },
    { what: 'none', next: { ...raising, maxAutoPriority: 0 }, priority: undefined },
  ])('keeps of it what a reload allows: $what', ({ next, priority }) => {
    const { scheduler, apply, asked } = world(raising);
    scheduler.late(seconds(0.2));
    scheduler.late(seconds(0.2));
    asked();
    apply(next);
    expect(asked().at(-1)).toBe(`setRealtimePriority ${priority}`);
  });
});

describe('who goes on in real time for too long', () => {
  test('does without it for a second, and says so', () => {
    const { kernel, asked, lines } = world({ realtimePriority: 20 });
    asked();
    exceed(kernel);
    expect(lines).toEqual([
      'VRRP process has used too much CPU time, vrrp_rlimit_rttime may need to be increased',
    ]);
    vi.advanceTimersByTime(999);
    expect(asked()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(asked()).toEqual(['setResourceLimit rttime', 'setRealtimePriority 20']);
  });

  test('does not come back to it when there is no more of it to have', () => {
    const { kernel, apply, asked } = world({ realtimePriority: 20 });
    exceed(kernel);
    asked();
    apply({});
    expect(asked().at(-1)).toBe('setRealtimePriority undefined');
    vi.advanceTimersByTime(5000);
    expect(asked()).toEqual([]);
  });

  test('ends with its process', () => {
    const { kernel, scheduler, asked } = world({ realtimePriority: 20 });
    exceed(kernel);
    asked();
    scheduler.close();
    vi.advanceTimersByTime(5000);
    expect(asked()).toEqual([]);
  });
});
