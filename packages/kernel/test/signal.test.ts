import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { afterEach, expect, test } from 'vitest';
import { linuxKernel } from '../src/index.ts';
import { eventually } from './lab/eventually.ts';

const script = join(import.meta.dirname, 'lab/signals.ts');
const started: { kill(signal: 'SIGKILL'): unknown }[] = [];

afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL');
});

/** A process that listens, told signals by the names that kill(1) has for them. */
async function listening() {
  const process = spawn(execPath, [script, 'stay'], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(process);
  const said: string[] = [];
  process.stdout
    .setEncoding('utf8')
    .on('data', (text: string) => said.push(...text.split('\n').filter(Boolean)));
  await eventually('it listens', () => said.includes('ready'));
  const kill = (signal: string) => execFileSync('bash', ['-c', `kill -s ${signal} ${process.pid}`]);
  return { process, said, kill };
}

test('real-time signals are heard, each one, beside those that Node knows', async () => {
  const { said, kill } = await listening();
  for (const signal of ['RTMIN+2', 'RTMIN+2', 'TERM', 'RTMIN+2']) kill(signal);
  await eventually('all are heard', () => said.length === 5);
  expect(said.toSorted()).toEqual(['SIGRTMIN+2', 'SIGRTMIN+2', 'SIGRTMIN+2', 'SIGTERM', 'ready']);
});

test('one that nobody listens for any more ends the process, as it always did', async () => {
  const { process, said, kill } = await listening();
  kill('USR2');
  await eventually('it no longer listens', () => said.includes('closed'));
  const exit = once(process, 'exit');
  kill('RTMIN+2');
  // It would have stayed. Node has no name for the signal and reports status 0.
  expect(await exit).toEqual([0, null]);
});

test('a listener does not keep the process alive, and a child inherits no blocked, ignored or caught signal', () => {
  const { stdout, status } = spawnSync(execPath, [script, 'child'], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toBe(
    'SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\nSigCgt:\t0000000000000000\n\nready\n',
  );
});

test.each([15, 33, 65])('signal %i is none of these', (signal) => {
  expect(() => linuxKernel().onSignal(signal, () => {})).toThrow(
    `listen for signal ${signal}: EINVAL (Invalid argument)`,
  );
});
