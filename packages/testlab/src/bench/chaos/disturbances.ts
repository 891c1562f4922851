import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import { readProc } from '../../process/processes.ts';
import { run } from '../../process/spawn.ts';
import { changed, EVERYTHING, type Setup } from '../../reloads/setup.ts';
import { type Name, routerConfiguration, SCRIPTS } from './routers.ts';
import { descriptorsOf, type Part, SMALL, type Supervised } from './supervised.ts';

/** Who is disturbed, and what could be configured there. */
export interface Victim {
  readonly name: Name;
  readonly daemon: Supervised;
  readonly setup: Setup;
  readonly random: () => number;
}

/** Resolves when it has been done, with the way back. */
export type Disturbance = (victim: Victim) => Promise<() => Promise<void>>;

const nothingToUndo = async () => {};

export const disturbances: Readonly<Record<string, Disturbance>> = {
  'VRRP process killed': killed('vrrp'),
  'BFD process killed': killed('bfd'),
  'parent killed': killed('parent'),
  'both killed': async (victim) => {
    await killed('vrrp')(victim);
    return killed('parent')(victim);
  },
  'VRRP process stopped': stopped('vrrp'),
  'BFD process stopped': stopped('bfd'),
  'parent stopped': stopped('parent'),
  restarted: async ({ daemon }) => {
    await daemon.signal('parent', 'SIGTERM');
    return nothingToUndo;
  },
  'reloaded with something else': async ({ name, daemon, setup, random }) => {
    await reload(daemon, routerConfiguration(name, changed(setup, random)));
    return nothingToUndo;
  },
  'reloaded with all there can be': async ({ name, daemon }) => {
    await reload(daemon, routerConfiguration(name, EVERYTHING));
    return nothingToUndo;
  },
  'reloaded again and again': async ({ name, daemon, setup, random }) => {
    for (let count = 0; count < 6; count++) {
      await reload(daemon, routerConfiguration(name, changed(setup, random)));
      await sleep(random() * 150);
    }
    return nothingToUndo;
  },
  'reloaded with half a file': async ({ name, daemon, setup, random }) => {
    const text = routerConfiguration(name, setup);
    await reload(daemon, text.slice(0, Math.floor(random() * text.length)));
    return nothingToUndo;
  },
  'reloaded with nonsense': async ({ daemon }) => {
    await reload(daemon, 'vrrp_instance {\n  interface nowhere\n}\n}\nvirtual_router_id 300\n');
    return nothingToUndo;
  },
  'asked for all it knows': asked,
  'disk full': diskFull,
  'disk full at a reload': async (victim) => {
    const undo = await diskFull(victim);
    await reload(victim.daemon, routerConfiguration(victim.name, changed(victim.setup, victim.random)));
    return undo;
  },
  'asked when the disk is full': async (victim) => {
    const undo = await diskFull(victim);
    await asked(victim);
    return undo;
  },
  'no descriptors for the VRRP process': withoutDescriptors('vrrp'),
  'no descriptors for the BFD process': withoutDescriptors('bfd'),
  'no descriptors for the parent': withoutDescriptors('parent'),
  'no descriptors at a reload': async (victim) => {
    const undo = [await withoutDescriptors('vrrp')(victim), await withoutDescriptors('parent')(victim)];
    await reload(victim.daemon, routerConfiguration(victim.name, changed(victim.setup, victim.random)));
    return async () => {
      for (const one of undo) await one();
    };
  },
  'scripts gone': scriptsChanged(`mv ${SCRIPTS} ${SCRIPTS}.gone`, `mv ${SCRIPTS}.gone ${SCRIPTS}`),
  'scripts not executable': scriptsChanged(`chmod 600 ${SCRIPTS}/*`, `chmod 755 ${SCRIPTS}/*`),
  'script folder read-only': scriptsChanged(
    `mount --bind ${SCRIPTS} ${SCRIPTS} && mount -o remount,bind,ro ${SCRIPTS}`,
    `umount ${SCRIPTS}`,
  ),
  'scripts gone at a reload': async (victim) => {
    const undo = await scriptsChanged(
      `mv ${SCRIPTS} ${SCRIPTS}.gone`,
      `mv ${SCRIPTS}.gone ${SCRIPTS}`,
    )(victim);
    await victim.daemon.signal('parent', 'SIGHUP');
    return undo;
  },
};

/**
 * The wall clock, an hour on or back. It is the whole machine's, and no namespace has one of its own, so this is only for a
 * machine that exists for the test.
 */
export const clockSet: Disturbance = async ({ daemon, random }) => {
  // Ours goes on as before, whatever becomes of the machine's.
  const set = (ahead: Millis) => daemon.host.exec(['date', '-s', `@${((now() + ahead) / 1000).toFixed(3)}`]);
  await set(random() < 0.5 ? -HOUR : HOUR);
  return async () => void (await set(0));
};

const HOUR: Millis = 3_600_000;

async function reload(daemon: Supervised, configuration: string): Promise<void> {
  await daemon.write(configuration);
  await daemon.signal('parent', 'SIGHUP');
}

function killed(part: Part): Disturbance {
  return async ({ daemon }) => {
    await daemon.signal(part, 'SIGKILL');
    return nothingToUndo;
  };
}

/** It goes on by itself only when it has been killed. */
function stopped(part: Part): Disturbance {
  return async ({ daemon }) => {
    const pid = await daemon.pid(part);
    if (pid === undefined) return nothingToUndo;
    await onProcess(pid, () => process.kill(pid, 'SIGSTOP'));
    return () => onProcess(pid, () => process.kill(pid, 'SIGCONT'));
  };
}

/** It writes its data and its statistics. */
async function asked({ daemon }: Victim): Promise<() => Promise<void>> {
  for (const name of ['SIGUSR1', 'SIGUSR2'] as const) await daemon.signal('parent', name);
  return nothingToUndo;
}

async function diskFull({ daemon }: Victim): Promise<() => Promise<void>> {
  const filler = `${SMALL}/filler`;
  await writeFile(daemon.host.namespace.root + filler, Buffer.alloc(1 << 19)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOSPC') throw error;
    },
  );
  return async () => void (await daemon.host.exec(['rm', '-f', filler]));
}

/** It keeps those that it has, and gets no more. */
function withoutDescriptors(part: Part): Disturbance {
  return async ({ daemon }) => {
    const pid = await daemon.pid(part);
    if (pid === undefined) return nothingToUndo;
    const [, before = ''] = /^Max open files +(\d+)/m.exec(readProc(pid, 'limits')) ?? [];
    const limit = (soft: () => string) => onProcess(pid, () => run(prlimit(pid, soft())));
    await limit(() => `${descriptorsOf(pid)}`);
    return () => limit(() => before);
  };
}

function prlimit(pid: number, soft: string): readonly string[] {
  return ['prlimit', '--pid', `${pid}`, `--nofile=${soft}:`];
}

/** It may end at any time: others disturb it, too. */
async function onProcess(pid: number, act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (readProc(pid, 'stat') !== '') throw error;
  }
}

function scriptsChanged(how: string, back: string): Disturbance {
  return async ({ daemon }) => {
    // It may be so already: what another disturbance has begun is not made twice.
    await daemon.host.exec(['sh', '-c', `${how}; true`]);
    return async () => void (await daemon.host.exec(['sh', '-c', `${back}; true`]));
  };
}
