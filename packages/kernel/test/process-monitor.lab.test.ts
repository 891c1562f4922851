import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { linuxKernel, type ProcessEvent } from '../src/index.ts';

test('a program that starts, changes and ends is told', async () => {
  const events: ProcessEvent[] = [];
  const monitor = linuxKernel().monitorProcesses((event) => events.push(event));
  onTestFinished(() => monitor.close());
  // A kernel without proc events says nothing: then this fails, and says so.
  await vi.waitFor(() => expect(events[0]).toEqual({ type: 'listening' }), 2000);
  const child = spawn('/bin/sh', ['-c', 'printf changed > /proc/self/comm; /bin/true; true']);
  const pid = child.pid ?? 0;
  await once(child, 'close');
  await vi.waitFor(() => expect(events).toContainEqual({ type: 'ended', pid }), 2000);
  const own = events.filter((event) => 'pid' in event && event.pid === pid);
  expect(own).toEqual([
    { type: 'forked', parent: process.pid, pid },
    { type: 'executed', pid },
    { type: 'renamed', pid, name: 'changed' },
    { type: 'ended', pid },
  ]);
  const grandchild = events.find((event) => event.type === 'forked' && event.parent === pid);
  expect(grandchild).toBeDefined();
});
