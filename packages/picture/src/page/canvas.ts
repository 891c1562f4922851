import type { Timeline } from '@kaconf/simulate';
import { draw } from '../draw/drawing.ts';
import type { Scale, Span } from '../draw/scale.ts';
import { scaleOf } from '../draw/scale-of.ts';
import { byId } from './elements.ts';
import { following, zoomed } from './span.ts';

/** Narrower ones are scrolled. */
const LEAST_WIDTH = 300;

/** The drawing, with a line at the time that is shown. */
export class Canvas {
  readonly #timeline: Timeline;
  readonly #place = byId('drawing', HTMLElement);
  #span: Span;
  #scale: Scale;
  #now: Element | undefined;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    this.#span = timeline;
    this.#scale = this.#draw();
  }

  get scale(): Scale {
    return this.#scale;
  }

  /** Again, as wide as there is room now. */
  redraw(): void {
    this.#scale = this.#draw();
  }

  zoom(time: number, factor: number): void {
    this.#span = zoomed(this.#whole, this.#span, time, factor);
    this.redraw();
  }

  showWhole(): void {
    this.#span = this.#timeline;
    this.redraw();
  }

  /** @returns whether something else is drawn than before */
  show(time: number): boolean {
    const span = following(this.#whole, this.#span, time);
    const hasMoved = span !== this.#span;
    this.#span = span;
    if (hasMoved) this.redraw();
    const x = String(this.#scale.x(time));
    this.#now?.setAttribute('x1', x);
    this.#now?.setAttribute('x2', x);
    return hasMoved;
  }

  /** Calls for each place that is pointed at, with its time. */
  onPoint(call: (time: number) => void): void {
    const tell = (event: PointerEvent) => {
      const { left } = this.#place.getBoundingClientRect();
      call(this.#scale.timeAt(event.clientX - left + this.#place.scrollLeft));
    };
    this.#place.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.#place.setPointerCapture(event.pointerId);
      tell(event);
    });
    this.#place.addEventListener('pointermove', (event) => {
      if (this.#place.hasPointerCapture(event.pointerId)) tell(event);
    });
  }

  get #whole(): Scale {
    return scaleOf(this.#timeline, this.#timeline, this.#scale.left, this.#scale.right);
  }

  #draw(): Scale {
    const width = Math.max(this.#place.clientWidth, LEAST_WIDTH);
    const { markup, scale } = draw(this.#timeline, { width, span: this.#span, title: document.title });
    this.#place.innerHTML = markup;
    this.#now = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    this.#now.setAttribute('class', 'now');
    this.#now.setAttribute('y2', '100%');
    this.#place.firstElementChild?.append(this.#now);
    return scale;
  }
}
