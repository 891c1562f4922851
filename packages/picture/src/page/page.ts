import { micros } from '@kaconf/net';
import { type Timeline, timeText } from '@kaconf/simulate';
import { Canvas } from './canvas.ts';
import { byId } from './elements.ts';
import { type Action, actionOf } from './keys.ts';
import { linkTo, timeIn } from './link.ts';
import { Moments, toMilliseconds } from './moment.ts';
import { lastWords, nowMarkup } from './now.ts';
import { Player } from './player.ts';
import { Slider } from './slider.ts';
import { advanced } from './span.ts';

/** Real milliseconds after which the address of the page follows. */
const REST = 300;

/** A timeline that a person scrubs through. */
export class Page {
  readonly #timeline: Timeline;
  readonly #moments: Moments;
  readonly #events: readonly number[];
  readonly #canvas: Canvas;
  readonly #slider = new Slider();
  readonly #player = new Player((elapsed, speed) => this.#play(elapsed, speed));
  /** Microseconds; not whole milliseconds while it plays. */
  #time = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    this.#moments = new Moments(timeline);
    this.#events = this.#moments.times;
    byId('controls', HTMLElement).hidden = false;
    byId('now', HTMLElement).hidden = false;
    this.#canvas = new Canvas(timeline);
    this.#listen();
    this.#slider.fit(this.#canvas.scale);
    this.#show(timeIn(location.hash) ?? timeline.from);
  }

  #listen(): void {
    this.#canvas.onPoint((time) => this.#goTo(time));
    this.#slider.onMove((part) => {
      const { left, right } = this.#canvas.scale;
      this.#goTo(this.#canvas.scale.timeAt(left + part * (right - left)));
    });
    const buttons: Readonly<Record<string, Action>> = {
      previous: { type: 'event', by: -1 },
      play: { type: 'play' },
      next: { type: 'event', by: 1 },
      larger: { type: 'zoom', factor: 0.5 },
      smaller: { type: 'zoom', factor: 2 },
      whole: { type: 'whole' },
    };
    for (const [id, action] of Object.entries(buttons)) {
      byId(id, HTMLButtonElement).addEventListener('click', () => this.#act(action));
    }
    addEventListener('keydown', (event) => this.#onKey(event));
    // Not that of the page: it may follow what was shown before, just now.
    addEventListener('hashchange', ({ newURL }) => this.#goTo(timeIn(new URL(newURL).hash) ?? this.#time));
    addEventListener('resize', () => this.#redraw(() => this.#canvas.redraw()));
  }

  #onKey(event: KeyboardEvent): void {
    const action = actionOf(event);
    const isOthers = event.target instanceof HTMLSelectElement;
    // A button is pressed with it.
    const isPress = event.key === ' ' && event.target instanceof HTMLButtonElement;
    if (!action || isOthers || isPress) return;
    event.preventDefault();
    this.#act(action);
  }

  #act(action: Action): void {
    if (action.type === 'move') this.#goTo(this.#time + action.by);
    if (action.type === 'event') this.#goTo(this.#event(action.by));
    if (action.type === 'end') this.#goTo(this.#timeline[action.of]);
    if (action.type === 'zoom') this.#redraw(() => this.#canvas.zoom(this.#time, action.factor));
    if (action.type === 'whole') this.#redraw(() => this.#canvas.showWhole());
    if (action.type !== 'play') return;
    if (this.#player.isPlaying) this.#pause();
    else this.#start();
  }

  #event(by: 1 | -1): number {
    const next = (time: number) => (by === 1 ? time > this.#time : time < this.#time);
    const times = this.#events.filter(next);
    return (by === 1 ? times[0] : times.at(-1)) ?? this.#time;
  }

  /** At the end it begins again. */
  #start(): void {
    if (this.#time >= toMilliseconds(this.#timeline.to)) this.#show(this.#timeline.from);
    this.#player.play();
  }

  #pause(): void {
    this.#player.pause();
    this.#show(this.#time);
  }

  #play(elapsed: number, speed: number): void {
    const time = advanced(this.#canvas.scale, this.#time, elapsed, speed);
    this.#show(time);
    this.#time = Math.min(time, this.#timeline.to);
    if (time >= this.#timeline.to) this.#pause();
  }

  #goTo(time: number): void {
    if (this.#player.isPlaying) this.#player.pause();
    this.#show(time);
  }

  #redraw(change: () => void): void {
    change();
    this.#slider.fit(this.#canvas.scale);
    this.#show(this.#time);
  }

  #show(time: number): void {
    const { from, to } = this.#timeline;
    this.#time = Math.min(Math.max(toMilliseconds(time), from), toMilliseconds(to));
    if (this.#canvas.show(this.#time)) this.#slider.fit(this.#canvas.scale);
    this.#slider.show(this.#canvas.scale, this.#time);
    const moment = this.#moments.at(this.#time);
    byId('time', HTMLElement).textContent = timeText(micros(this.#time));
    byId('last', HTMLElement).textContent = lastWords(moment);
    byId('now', HTMLElement).innerHTML = nowMarkup(this.#timeline, moment);
    this.#markHappenings();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => history.replaceState(undefined, '', linkTo(this.#time)), REST);
  }

  #markHappenings(): void {
    for (const item of document.querySelectorAll<HTMLElement>('#happenings li')) {
      const at = Number(item.dataset.at);
      item.classList.toggle('past', at < this.#time);
      item.classList.toggle('current', at === this.#time);
    }
  }
}
