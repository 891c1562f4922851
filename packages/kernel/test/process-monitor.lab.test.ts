import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { linuxKernel, type ProcessEvent } from '../src/index.ts';

test('a program that starts, changes and ends is told', async () => {
  const events: ProcessEvent[] = [];
  const monitor = linuxKernel().monitorProcesses((event) => events.push(event));
  onTestFinished(() => monitor.close());
  // A kernel without proc events says nothing: then this fails, and says so. Where somebody else listens, too, events may come before.
  await vi.waitFor(() => expect(events).toContainEqual({ type: 'listening' }), 2000);
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

/** SO_RCVBUF of the connector sockets; the kernel doubles what it is told. */
function buffers(): number[] {
  const words = ['--family=netlink', '--all', '--memory', '--oneline'];
  const text = execFileSync('ss', words, { encoding: 'utf8' });
  return Array.from(text.matchAll(/ connector:(?!kernel).*,?rb(\d+),/g), ([, size]) => Number(size));
}

test('its socket keeps as much as it is told to, and 1 MiB when it is told nothing', () => {
  const monitor = linuxKernel().monitorProcesses(() => {});
  onTestFinished(() => monitor.close());
  expect(buffers()).toContain(2_097_152);
  monitor.resizeBuffer({ octets: 31_457_280, forced: true });
  expect(buffers()).toContain(62_914_560);
  monitor.resizeBuffer({ octets: 54_321, forced: false });
  expect(buffers()).toContain(108_642);
});
