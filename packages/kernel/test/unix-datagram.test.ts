import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import { afterAll, afterEach, expect, test } from 'vitest';
import { linuxKernel, type UnixDatagram } from '../src/index.ts';
import { eventually } from './lab/eventually.ts';
import { UnixReceiver } from './lab/unix-receiver.ts';

const directory = mkdtempSync(join(tmpdir(), 'kaconf-kernel-'));
const path = join(directory, 'log');
const opened: (UnixReceiver | UnixDatagram)[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await ('end' in one ? one.end() : one.close());
  rmSync(path, { force: true });
});
afterAll(() => rmSync(directory, { recursive: true }));

async function listen(at = path): Promise<UnixReceiver> {
  const receiver = await UnixReceiver.listen(at);
  opened.push(receiver);
  return receiver;
}

async function stop(receiver: UnixReceiver): Promise<void> {
  opened.splice(opened.indexOf(receiver), 1);
  await receiver.end();
}

/** Sends text and says how that went. */
function speaker(to = path): (text: string) => string {
  const socket = linuxKernel().openUnixDatagram(to);
  opened.push(socket);
  return (text) => socket.send(Buffer.from(text))?.message ?? 'sent';
}

test.each([path, `@kaconf-kernel-${pid}`])('what is sent to %s arrives there', async (to) => {
  const receiver = await listen(to);
  const say = speaker(to);
  expect([say('READY=1'), say('MAINPID=7')]).toEqual(['sent', 'sent']);
  await eventually('both have arrived', () => receiver.received.length === 2);
  expect(receiver.received).toEqual(['READY=1', 'MAINPID=7']);
});

test('the receiver may come late, go and come back', async () => {
  const say = speaker();
  expect(say('nobody yet')).toBe(`send to ${path}: ENOENT (No such file or directory)`);
  const first = await listen();
  expect(say('to the first')).toBe('sent');
  await eventually('it has arrived', () => first.received[0] === 'to the first');
  await stop(first);
  expect(say('nobody any more')).toBe(`send to ${path}: ECONNREFUSED (Connection refused)`);
  rmSync(path);
  const second = await listen();
  expect(say('to the second')).toBe('sent');
  await eventually('it has arrived', () => second.received[0] === 'to the second');
});

test('a receiver that stalls is told nothing, and nobody waits for it', async () => {
  const receiver = await listen();
  const say = speaker();
  receiver.kill('SIGSTOP');
  let outcome = 'sent';
  // Its queue holds net.unix.max_dgram_qlen datagrams: 10, or 512 under systemd.
  for (let sent = 0; sent < 10_000 && outcome === 'sent'; sent++) outcome = say('a line');
  expect(outcome).toBe(`send to ${path}: EAGAIN (Resource temporarily unavailable)`);
  receiver.kill('SIGCONT');
  await eventually('there is room again', () => say('one more') === 'sent');
});

test('a path that is too long for a socket is refused', () => {
  expect(speaker(`/${'x'.repeat(200)}`)('nothing')).toContain('ENAMETOOLONG (File name too long)');
});
