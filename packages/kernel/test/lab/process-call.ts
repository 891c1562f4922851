// Makes one process call and prints what became of this process; with `stay` it lives until it is killed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { argv, execPath, memoryUsage, stdout } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { micros } from '@kaconf/net';
import { linuxKernel } from '../../src/index.ts';

const [, script = '', call, argument = ''] = argv;
const AUTOGROUP = '/proc/self/autogroup';
const calls = linuxKernel().process;

/** Fields 40 and 41 of proc_pid_stat(5). */
function scheduling(): string {
  const [, fields = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  const [priority, policy] = fields.split(' ').slice(37);
  return `priority ${priority} policy ${policy}`;
}

/** What all threads of this process have. */
function ofThreads(read: (thread: string) => string | undefined): string {
  const threads = readdirSync('/proc/self/task').map((id) => read(`/proc/self/task/${id}`));
  return `${[...new Set(threads)]} of ${threads.length > 4 ? 'many' : 'few'} threads`;
}

/** Microseconds. */
function slice(): string | undefined {
  if (!existsSync('/proc/self/sched')) return undefined;
  return /^se\.slice +: +(\d+)000$/m.exec(readFileSync('/proc/self/sched', 'utf8'))?.[1];
}

/** Computes for so long without a pause. */
function work(ms: number): void {
  for (const end = Date.now() + ms; Date.now() < end; );
}

/** Mappings that may be paged out. What the kernel has put there of its own is not, and cannot be locked. */
function unlockedMappings(): string[] {
  const mappings = readFileSync('/proc/self/smaps', 'utf8').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m);
  const unlocked = mappings.filter((text) => !/^VmFlags:.* lo /m.test(text));
  const lines = unlocked.map((text) => text.slice(0, text.indexOf('\n')));
  return lines.filter((line) => !/(\[v(var|dso|syscall).*\]|anon_inode:\[io_uring\])$/.test(line));
}

/** Enough for V8 to grow its heap and to give parts of it back. */
function churn(): void {
  for (let round = 0; round < 20; round++) {
    const garbage = Array.from({ length: 20 }, () => new Array(50_000).fill(round));
    garbage.length = 0;
  }
}

/** Blocks of native memory with one at their end that stays, so that malloc does not give them back by itself. */
function freed(): Uint8Array | undefined {
  const blocks = Array.from({ length: 1000 }, () => new Uint8Array(100_000).fill(1));
  const last = blocks.pop();
  blocks.length = 0;
  setFlagsFromString('--expose-gc');
  // Twice: the second one waits for those who free what the first one has found.
  runInNewContext('gc(); gc();');
  return last;
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
  keepInMemory: () => {
    calls.keepInMemory(true);
    churn();
    const unlocked = unlockedMappings();
    calls.keepInMemory(false);
    const locked = /VmLck:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return `free while locked: ${unlocked.length}, locked afterwards: ${locked} kB`;
  },
  releaseMemory: () => {
    const last = freed();
    const before = memoryUsage.rss();
    calls.releaseMemory();
    return `${last?.length} bytes stay, ${(before - memoryUsage.rss()) / 1e6} MB go`;
  },
  setNice: () => {
    calls.setNice(Number(argument));
    return ofThreads((thread) => readFileSync(`${thread}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]);
  },
  setSlice: () => {
    calls.setSlice(micros(Number(argument)));
    return slice() ?? 'no slices';
  },
  setSessionNice: () => {
    calls.setSessionNice(Number(argument));
    if (!existsSync(AUTOGROUP)) return 'no autogroup';
    return readFileSync(AUTOGROUP, 'utf8').trim().replace(/^\S+ /, '');
  },
  setAffinity: () => {
    calls.setAffinity([Number(argument)]);
    const allowed = /Cpus_allowed_list:\t(.*)/;
    const shown = ofThreads((thread) => allowed.exec(readFileSync(`${thread}/status`, 'utf8'))?.[1]);
    return `${shown}, ${calls.affinity()}`;
  },
  onRealtimeLimit: () => {
    const stepsBack = calls.onRealtimeLimit(() => {
      stepsBack.close();
      stdout.write('reached\n');
    });
    calls.setResourceLimit('rttime', { soft: 20_000, hard: Number.POSITIVE_INFINITY });
    calls.setRealtimePriority(5);
    const before = scheduling();
    work(300);
    // Nothing keeps the process alive for the news but what there is to do.
    setTimeout(() => {}, 50);
    return `${before}, then ${scheduling()}`;
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
