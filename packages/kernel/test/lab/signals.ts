// Listens for a real-time signal beside Node's own, says which arrive, and shows what a child inherits.
import { spawnSync } from 'node:child_process';
import { argv, stdout } from 'node:process';
import { linuxKernel, SIGRTMIN } from '../../src/index.ts';

const say = (text: string) => stdout.write(`${text}\n`);

const listener = linuxKernel().onSignal(SIGRTMIN + 2, () => say('SIGRTMIN+2'));
process.on('SIGTERM', () => say('SIGTERM'));
process.on('SIGUSR2', () => {
  listener.close();
  say('closed');
});
if (argv[2] === 'stay') setInterval(() => {}, 1000);
if (argv[2] === 'child')
  say(spawnSync('sed', ['-n', '/Sig[BIC]/p', '/proc/self/status'], { encoding: 'utf8' }).stdout);
say('ready');
