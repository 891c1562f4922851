import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import { isInOwnKernel } from '../../own-kernel/own-kernel.ts';
import { seeded } from '../../reloads/seeded.ts';
import { changed, INITIAL, type Setup } from '../../reloads/setup.ts';
import { clockSet, type Disturbance, disturbances } from './disturbances.ts';
import { remains, strangeness, troubles } from './leftovers.ts';
import { missingNews } from './notified.ts';
import { pace } from './pace.ts';
import { routerConfiguration } from './routers.ts';
import { settle } from './settled.ts';
import { openStage, type Stage } from './stage.ts';

/** A child that is killed again and again is started with delays of up to a minute. */
const PATIENCE: Millis = 90_000 * pace;
const MOST_AT_ONCE = 4;
const LONGEST_PAUSE: Millis = 1500 * pace;

export interface Round {
  readonly done: readonly string[];
  /** From the end of all disturbances on. */
  readonly recovery: Millis;
}

export interface Chaos {
  readonly rounds: readonly Round[];
  /** What was not as it should be, after a round or in the end. */
  readonly wrong: readonly string[];
  /** The logs of both, of `a` since the last round began, of `b` what it could write since that was over. */
  readonly log: readonly string[];
}

export interface ChaosOptions {
  readonly length: Millis;
  readonly seed: number;
  /** Words of which a disturbance has to contain one. */
  readonly only?: readonly string[];
  /** Hears of each round. */
  readonly tell?: (round: Round) => void;
}

interface Play {
  readonly stage: Stage;
  readonly random: () => number;
  readonly repertoire: readonly (readonly [name: string, cause: Disturbance])[];
  /** When a VRRP process of `a` was killed. */
  readonly deaths: Millis[];
}

/** Disturbs two daemons, round after round; after each all has to be well again. */
export async function causeChaos(options: ChaosOptions): Promise<Chaos> {
  const { length, seed, only = [''], tell = () => {} } = options;
  await using stage = await openStage(INITIAL);
  const play: Play = { stage, random: seeded(seed), repertoire: repertoireOf(only), deaths: [] };
  const rounds: Round[] = [];
  const wrong = (await settle(stage, INITIAL, PATIENCE)).map((what) => `at the start: ${what}`);
  let setup = INITIAL;
  let from = 0;
  const { log } = stage.nodes[0].daemon;
  for (const end = now() + length; now() < end && wrong.length === 0; ) {
    from = log.entries.length;
    const done = await disturb(play, setup);
    setup = changed(setup, play.random);
    const calmed = now();
    await calm(stage, setup);
    const left = await settle(stage, setup, PATIENCE);
    wrong.push(...left.map((what) => `after ${done.join(', ')}: ${what}`));
    rounds.push({ done, recovery: now() - calmed });
    tell({ done, recovery: now() - calmed });
  }
  // Starting as many again to compare with takes a slow kernel a minute, and of a clock no address, route or rule knows.
  if (wrong.length === 0 && !isInOwnKernel()) wrong.push(...(await strangeness(stage, setup, PATIENCE)));
  const written = await stage.nodes[1].daemon.written();
  await Promise.all(stage.nodes.map(({ daemon }) => daemon.stop()));
  for (const node of stage.nodes) wrong.push(...(await remains(node)));
  wrong.push(...missingNews(log.entries, stage.fifo.lines, play.deaths), ...troubles(log.entries));
  const lines = [
    ...log.entries.slice(from).map(({ text }) => `a: ${text}`),
    ...written.map((text) => `b: ${text}`),
  ];
  return { rounds, wrong, log: lines };
}

/** Several of them, some at the same time; in the end each is undone. */
async function disturb(
  { stage, random, repertoire, deaths }: Play,
  setup: Setup,
): Promise<readonly string[]> {
  const done: string[] = [];
  const undo: (() => Promise<void>)[] = [];
  const count = 1 + Math.floor(random() * MOST_AT_ONCE);
  for (let turn = 0; turn < count; turn++) {
    const { name, daemon } = stage.nodes[random() < 0.6 ? 0 : 1];
    const [what, cause] = repertoire[Math.floor(random() * repertoire.length)] ?? ['nothing', undefined];
    done.push(`${name}: ${what}`);
    if (cause) undo.push(await cause({ name, daemon, setup, random }));
    if (name === 'a' && /(VRRP process|both) killed/.test(what)) deaths.push(now());
    await sleep(random() * LONGEST_PAUSE);
  }
  for (const back of undo.toReversed()) await back();
  return done;
}

async function calm({ nodes, bystander }: Stage, setup: Setup): Promise<void> {
  for (const { daemon } of nodes) await daemon.emptyLog();
  for (const { name, daemon } of nodes) await daemon.write(routerConfiguration(name, setup));
  await bystander.reload(routerConfiguration('c', setup));
  for (const { daemon } of nodes) {
    // One that has just been killed may be reading what was there before.
    await daemon.runs();
    await daemon.signal('parent', 'SIGHUP');
  }
}

function repertoireOf(words: readonly string[]): Play['repertoire'] {
  const all = [
    ...Object.entries(disturbances),
    ...(isInOwnKernel() ? [['clock set', clockSet] as const] : []),
  ];
  return all.filter(([name]) => words.some((word) => name.includes(word)));
}
