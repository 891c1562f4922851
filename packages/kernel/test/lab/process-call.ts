// Makes one process call and prints what became of this process; with `stay` it lives until it is killed.
import { spawn, spawnSync } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { argv, execPath, stdout } from 'node:process';
import { linuxKernel } from '../../src/index.ts';

const [, script = '', call, argument = ''] = argv;
const calls = linuxKernel().process;

/** Fields 40 and 41 of proc_pid_stat(5). */
function scheduling(): string {
  const [, fields = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  const [priority, policy] = fields.split(' ').slice(37);
  return `priority ${priority} policy ${policy}`;
}

/** Enough for V8 to grow its heap and to give parts of it back. */
function churn(): void {
  for (let round = 0; round < 20; round++) {
    const garbage = Array.from({ length: 20 }, () => new Array(50_000).fill(round));
    garbage.length = 0;
  }
}

function stay(): void {
  setInterval(() => {}, 1000);
}

const run: Record<string, () => string> = {
  setName: () => {
    calls.setName(argument);
    return readFileSync('/proc/self/comm', 'utf8').trimEnd();
  },
  setRealtimePriority: () => {
    calls.setRealtimePriority(Number(argument));
    return scheduling();
  },
  resetRealtimePriority: () => {
    calls.setRealtimePriority(5);
    calls.setRealtimePriority(undefined);
    return scheduling();
  },
  lockMemory: () => {
    calls.lockMemory();
    churn();
    return /VmLck:.*/.exec(readFileSync('/proc/self/status', 'utf8'))?.[0] ?? '';
  },
  setResourceLimit: () => {
    calls.setResourceLimit('core', { soft: 4096, hard: 8192 });
    calls.setResourceLimit('rttime', { soft: 10_000, hard: Number.POSITIVE_INFINITY });
    const ofChild = spawnSync('grep', ['core file\\|realtime timeout', '/proc/self/limits'], {
      encoding: 'utf8',
    });
    const own = (['core', 'rttime'] as const).map((resource) => calls.resourceLimit(resource));
    return `${JSON.stringify(own.map(({ soft, hard }) => `${soft} of ${hard}`))}\n${ofChild.stdout}`;
  },
  lockFile: () => `locked ${calls.lockFile(openSync(argument, 'w'))}`,
  lockFileAndStay: () => {
    stay();
    return `locked ${calls.lockFile(openSync(argument, 'w'))}`;
  },
  signalOnParentDeath: () => {
    calls.signalOnParentDeath(15);
    stay();
    return 'child is ready';
  },
  haveChild: () => {
    spawn(execPath, [script, 'signalOnParentDeath'], { stdio: 'inherit' });
    return 'parent is ready';
  },
};

stdout.write(`${run[call ?? '']?.()}\n`);
