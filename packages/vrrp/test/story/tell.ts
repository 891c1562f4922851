import { type Micros, seconds } from '@kaconf/net';
import {
  deadline,
  type Event,
  type RouterPlan,
  type RouterState,
  reload,
  type Step,
  step,
  waitingRouter,
} from '../../src/index.ts';
import { digests } from '../digests.ts';
import type { Configuration } from './configuration.ts';
import { eventOf } from './event.ts';
import { effectText, stateText, timeText } from './text.ts';
import { World } from './world.ts';

/** Reads the file of that name beside the story. */
export type ReadPlan = (name: string) => Configuration;

/**
 * Tells a story again: its events, and after each what the engine really did. A true story comes out as it went in.
 * A timer fires when it is due, whether the story has a line for it or not.
 */
export function tell(story: string, readPlan: ReadPlan): string {
  const teller = new Teller(readPlan);
  for (const line of story.trimEnd().split('\n')) teller.hear(line);
  return `${teller.lines.join('\n')}\n`;
}

class Teller {
  readonly lines: string[] = [];
  readonly #readPlan: ReadPlan;
  readonly #world: World;
  #plan: RouterPlan;
  #state: RouterState;
  #now = seconds(0);
  /** What waits in the sockets of a process that is not scheduled, with the times of its arrival. */
  #queue: { event: Event; time: Micros }[] | undefined;

  constructor(readPlan: ReadPlan) {
    const { plan, found, interfaces } = readPlan('plan.json');
    this.#readPlan = readPlan;
    this.#plan = plan;
    this.#world = new World(interfaces);
    this.#state = waitingRouter(plan, this.#now, found);
    for (const report of this.#world.reports()) this.#step(report);
  }

  hear(line: string): void {
    const [, time, event = ''] = /^([\d.]+)s +(.*?)( +#.*)?$/.exec(line) ?? [];
    if (line.startsWith('>')) return;
    if (line.startsWith('=')) this.#tellState();
    else if (time === undefined) this.lines.push(line);
    else this.#happen(seconds(Number(time)), event, line);
  }

  #happen(time: Micros, event: string, line: string): void {
    this.#passUntil(time);
    this.#now = time;
    if (event === 'timer') {
      if (deadline(this.#state) === time) this.#fire(line);
      return;
    }
    this.lines.push(line);
    if (event === 'freeze') this.#queue = [];
    else if (event === 'thaw') this.#thaw();
    else if (event.startsWith('reload ')) this.#reload(event.slice('reload '.length));
    else this.#deliver(eventOf(event, this.#plan, this.#world, time));
  }

  /** Timers that the story does not mention. */
  #passUntil(time: Micros): void {
    if (this.#queue) return;
    for (let due = deadline(this.#state); due !== undefined && due < time; due = deadline(this.#state)) {
      this.#now = due;
      this.#fire(`${timeText(due)} timer`);
    }
  }

  #fire(line: string): void {
    this.lines.push(line);
    this.#step({ type: 'timer' });
  }

  /** The sockets are emptied before the timers are looked at. */
  #thaw(): void {
    const queue = this.#queue ?? [];
    this.#queue = undefined;
    for (const { event, time } of queue) this.#step(event, time);
    const due = deadline(this.#state);
    if (due !== undefined && due <= this.#now) this.#step({ type: 'timer' });
  }

  #deliver(event: Event): void {
    if (this.#queue) this.#queue.push({ event, time: this.#now });
    else this.#step(event);
  }

  #reload(name: string): void {
    const { plan, found } = this.#readPlan(name);
    const { state, farewell, effects } = reload(this.#plan, plan, this.#state, this.#now, found);
    this.#record([this.#state, farewell]);
    this.#plan = plan;
    this.#record([state, effects]);
  }

  #step(event: Event, time = this.#now): void {
    this.#record(step(this.#plan, this.#state, event, time, digests));
  }

  #record([state, effects]: Step): void {
    this.#state = state;
    const named = this.#plan.instances.length > 1;
    // Every good advert is counted; a story tells what it brings about.
    const told = effects.filter(({ type }) => type !== 'received');
    for (const effect of told) this.lines.push(`> ${effectText(effect, named)}`);
    for (const report of effects.flatMap((effect) => this.#world.perform(effect))) this.#step(report);
  }

  #tellState(): void {
    // Several lines in a row are told by the first.
    if (this.lines.at(-1)?.startsWith('=')) return;
    this.#plan.instances.forEach((plan, index) => {
      const instance = this.#state.instances[index];
      const name = this.#plan.instances.length > 1 ? `${plan.name} ` : '';
      if (instance) this.lines.push(`= ${name}${stateText(plan, instance)}`);
    });
  }
}
