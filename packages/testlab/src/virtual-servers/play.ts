import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { DIRECTORY } from '../daemon/daemon.ts';
import { makeNetwork } from '../network/network.ts';
import { run } from '../process/spawn.ts';
import { type Actor, FIFO, openActor } from '../side-by-side/actor.ts';
import { dumpsOf } from '../side-by-side/dumps.ts';
import type { Chapter, Recording } from './record.ts';
import type { Scenario, Step } from './scenario.ts';
import { tableOf } from './table.ts';
import { openWorld, type World } from './world.ts';

/** The two, by what they run. */
export const ROLES = ['real', 'ours'] as const;
export type Role = (typeof ROLES)[number];
export type Recordings = Readonly<Record<Role, Recording>>;

/** Both have the same servers before them, and the same addresses behind them. */
const HOSTS = {
  real: ['10.0.0.11/16', 'fd00::11/64'],
  ours: ['10.0.0.12/16', 'fd00::12/64'],
};
const PRELUDE = `global_defs {
    router_id lab
    script_user root
    lvs_notify_fifo ${FIFO}
}
`;
const END: Step = { delay: 0.3, verb: 'check', words: 'all' };
/** How long it may go on before all is quiet, in milliseconds. */
const UNREST = 45_000;
const LAST_WORDS = 12;

/** Lets everything happen to both at the same time. @throws Error when a step cannot be done, or a program does not say what it should */
export async function play(
  scenario: Scenario,
  binaries: Readonly<Record<Role, Binary>>,
): Promise<Recordings> {
  await using network = await makeNetwork(HOSTS);
  await using world = await openWorld(network.bridge, scenario.backends);
  await using stage = new AsyncDisposableStack();
  for (const line of scenario.world) await run(network.bridge.onNetwork(['sh', '-c', line]));
  const actors = await Promise.all(
    ROLES.map(async (role) => {
      const host = network.hosts[role];
      for (const line of scenario.host) await host.exec(['sh', '-c', line]);
      return stage.use(
        await openActor(host, binaries[role], scenario.files, scenario.options, ['-D'], PRELUDE),
      );
    }),
  );
  const chapters = actors.map((): Chapter[] => []);
  for (const step of [...scenario.steps, END]) {
    await sleep(step.delay * 1000);
    const from = now();
    const found = await Promise.all(actors.map((actor) => foundBy(step, actor)));
    for (const [index, lines] of found.entries()) chapters[index]?.push({ step, from, found: lines });
    if (step.verb === 'settle') await settled(actors, Number(step.words) * 1000);
    else if (step.verb === 'world') await run(network.bridge.onNetwork(['sh', '-c', step.words]));
    else if (!(await actInWorld(step, world))) await Promise.all(actors.map((actor) => act(step, actor)));
  }
  const [real, ours] = actors.map(({ log, notifications }, index) => ({
    chapters: chapters[index] ?? [],
    log: [...log.entries],
    notifications: [...notifications.entries],
  }));
  if (!real || !ours) throw new Error('there are two of them');
  return { real, ours };
}

async function foundBy({ verb, words }: Step, { host }: Actor): Promise<readonly string[]> {
  if (verb === 'check') return tableOf(host, words);
  if (verb === 'dumps') return dumpsOf(host, DIRECTORY, words);
  if (verb !== 'shows') return [];
  return (await host.exec(['sh', '-c', words])).trimEnd().split(/\r?\n/);
}

/** @returns whether this was something that happens to the servers */
async function actInWorld({ verb, words }: Step, world: World): Promise<boolean> {
  const [name = '', ...rest] = words.split(' ');
  if (verb === 'up') await world.up([name, ...rest]);
  else if (verb === 'down') await world.down([name, ...rest]);
  else if (verb === 'serves') await world.serves(name, rest);
  return verb === 'up' || verb === 'down' || verb === 'serves';
}

async function act({ delay, verb, words }: Step, actor: Actor): Promise<void> {
  switch (verb) {
    case 'check':
    case 'shows':
    case 'dumps':
      return;
    case 'stop':
      await actor.act({ delay, who: '', verb: 'signal', words: 'SIGTERM' });
      return actor.act({ delay, who: '', verb: 'logs', words: 'Stopped Keepalived' });
    case 'start':
    case 'try':
    case 'reload':
    case 'signal':
    case 'crash':
    case 'logs':
    case 'run':
      return actor.act({ delay, who: '', verb, words });
    default:
      throw new Error(`nobody does this: ${verb}`);
  }
}

/** Nobody has said anything for so long. @throws Error when they do not become quiet */
async function settled(actors: readonly Actor[], pause: number): Promise<void> {
  const deadline = now() + UNREST;
  const began = now();
  for (;;) {
    const last = Math.max(began, ...actors.map(({ log }) => log.entries.at(-1)?.time ?? 0));
    const rest = last + pause - now();
    if (rest <= 0) return;
    if (now() > deadline)
      throw new Error(`it is not quiet for ${pause} ms within ${UNREST} ms: ${lastWords(actors)}`);
    await sleep(rest);
  }
}

function lastWords(actors: readonly Actor[]): string {
  return actors
    .flatMap(({ log }) => log.entries.slice(-LAST_WORDS).map(({ text }) => `\n  ${text}`))
    .join('');
}
