import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import type { Binary } from '../../daemon/binary.ts';
import { type Daemon, startDaemon } from '../../daemon/daemon.ts';
import type { Host } from '../../network/host.ts';
import { seeded } from '../../reloads/seeded.ts';
import type { Role } from '../play.ts';
import { configurationOf } from './configuration.ts';
import { type HeldConnection, holdConnection } from './held-connection.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { differenceWhenSettled } from './look.ts';
import { STEADY_ADDRESS, STEADY_PORT } from './places.ts';
import { changed, changes, everything, randomSetup, type Setup } from './setup.ts';
import { openStage, type Stage } from './stage.ts';

export interface StormPlan {
  readonly count: number;
  readonly seed: number;
  readonly binaries: Readonly<Record<Role, Binary>>;
  /** After each so many reloads ours, and the real one, are started afresh with the same file. */
  readonly afresh: Readonly<Record<Role, number>>;
  /** After which reloads it is looked at what is held. */
  readonly weighed: readonly number[];
}

/** What came of it. */
export interface StormReport {
  /** What was wrong, each with the reload after which it was found, and what that changed. */
  readonly faults: readonly string[];
  /** How many tables were compared with those of a fresh start. */
  readonly compared: Readonly<Record<Role, number>>;
  /** How often the connection that is held open was answered. */
  readonly echoes: number;
  /** After each reload that was asked for. */
  readonly holdings: Readonly<Record<number, Holdings>>;
  /** From the signal until the reload was said to be complete. */
  readonly took: readonly Millis[];
}

const PATIENCE: Millis = 30_000;
/** A segment that is lost is sent again after 200 ms, then ever later. */
const ECHO: Millis = 5_000;
/** V8 compiles, and gives back after 8 s what it has kept in reserve. */
const REST: Millis = 10_000;
/** Of one that was killed stays what it has put into the kernel. */
const CLEAR = 'ipvsadm -C; ipvsadm --stop-daemon master; ipvsadm --stop-daemon backup; true';
/** What the checker process says where the kernel refuses something, or anybody where there is a bug. */
const WRONG =
  /IPVS cmd|Error:|exited|respawn|Removing service \[10\.0\.1\.1\]:tcp:80 from VS \[10\.1\.0\.1\]/;
/** One that runs already is asked to start once more after each reload, as keepalived does. */
const EXPECTED = /STARTDAEMON.* Daemon has already run/;

/** Reloads with something else every time. */
export async function storm(plan: StormPlan): Promise<StormReport> {
  await using stage = await openStage();
  const random = seeded(plan.seed);
  let setup = randomSetup(random);
  await using daemon = await started(stage.hosts.storm, plan.binaries.ours, setup);
  const steady = { address: STEADY_ADDRESS, port: STEADY_PORT };
  using held = await holdConnection(stage.client, steady, PATIENCE);
  const course = new Course(plan, stage, daemon, held);
  for (let reload = 1; reload <= plan.count; reload++) {
    const next = changed(setup, random);
    await course.reload(reload, next, changes(setup, next));
    setup = next;
    if (plan.weighed.includes(reload)) await course.weigh(reload);
  }
  return course.report;
}

async function started(host: Host, binary: Binary, setup: Setup): Promise<Daemon> {
  const daemon = await startDaemon(host, binary, configurationOf(setup));
  await daemon.log.waitFor('a start', ({ text }) => text.includes('Startup complete'), PATIENCE);
  return daemon;
}

class Course {
  readonly #plan: StormPlan;
  readonly #stage: Stage;
  readonly #daemon: Daemon;
  readonly #held: HeldConnection;
  readonly #faults: string[] = [];
  readonly #compared = { ours: 0, real: 0 };
  readonly #holdings: Record<number, Holdings> = {};
  readonly #took: Millis[] = [];
  #echoes = 0;
  #read = 0;

  constructor(plan: StormPlan, stage: Stage, daemon: Daemon, held: HeldConnection) {
    this.#plan = plan;
    this.#stage = stage;
    this.#daemon = daemon;
    this.#held = held;
  }

  get report(): StormReport {
    const [faults, compared, echoes] = [this.#faults, this.#compared, this.#echoes];
    return { faults, compared, echoes, holdings: this.#holdings, took: this.#took };
  }

  async reload(number: number, setup: Setup, what: readonly string[]): Promise<void> {
    const found: string[] = [];
    await this.#echo(`before ${number}`, found);
    await this.#replace(setup);
    await this.#echo(`after ${number}`, found);
    for (const role of ['ours', 'real'] as const) {
      if (number % this.#plan.afresh[role] === 0) found.push(...(await this.#compare(role, setup)));
    }
    found.push(...this.#wrongLines());
    if (found.length > 0) {
      this.#faults.push([`reload ${number}`, ...what, ...found].join('\n  '));
      console.log(this.#faults.at(-1));
    }
  }

  /** With the same configuration each time, so that what it needs does not count. */
  async weigh(number: number): Promise<void> {
    await this.#replace(everything());
    await sleep(REST);
    this.#holdings[number] = await holdingsOf(this.#daemon);
    console.log(number, JSON.stringify(this.#holdings[number]), this.#faults.length, 'faults');
  }

  async #replace(setup: Setup): Promise<void> {
    const { log } = this.#daemon;
    const from = log.entries.length;
    const began = now();
    await this.#daemon.reload(configurationOf(setup));
    const isComplete = () => log.entries.slice(from).some(({ text }) => text.includes('Reload complete'));
    await log.waitFor('a reload', isComplete, PATIENCE);
    this.#took.push(now() - began);
  }

  async #echo(text: string, faults: string[]): Promise<void> {
    try {
      await this.#held.echo(text, ECHO);
      this.#echoes += 1;
    } catch (error) {
      faults.push(`the connection that is held: ${error}`);
    }
  }

  async #compare(role: Role, setup: Setup): Promise<readonly string[]> {
    const { hosts } = this.#stage;
    const host = hosts[role];
    await using _fresh = await started(host, this.#plan.binaries[role], setup);
    this.#compared[role] += 1;
    const lines = await differenceWhenSettled(hosts.storm, host);
    await host.exec(['sh', '-c', CLEAR]);
    return lines.map((line) => `beside a fresh start of ${role}: ${line}`);
  }

  #wrongLines(): readonly string[] {
    const lines = this.#daemon.log.entries.slice(this.#read);
    this.#read += lines.length;
    return lines.filter(({ text }) => WRONG.test(text) && !EXPECTED.test(text)).map(({ text }) => text);
  }
}
