import { micros } from '@kaconf/net';
import { timeText } from '@kaconf/simulate';
import type { Scale } from '../draw/scale.ts';
import { byId } from './elements.ts';

/** Half of its thumb, in pixels: the ends of the track are below those of the axis. */
const THUMB = 8;

/** As long as the axis, and above it. */
export class Slider {
  readonly #input = byId('slider', HTMLInputElement);

  onMove(call: (part: number) => void): void {
    this.#input.addEventListener('input', () => call(this.#input.valueAsNumber / Number(this.#input.max)));
  }

  fit({ left, right }: Scale): void {
    this.#input.style.marginLeft = `${left - THUMB}px`;
    this.#input.style.width = `${right - left + 2 * THUMB}px`;
  }

  show(scale: Scale, time: number): void {
    const part = (scale.x(time) - scale.left) / (scale.right - scale.left);
    this.#input.value = String(part * Number(this.#input.max));
    this.#input.setAttribute('aria-valuetext', timeText(micros(time)));
  }
}
