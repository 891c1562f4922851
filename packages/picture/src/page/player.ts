import { byId } from './elements.ts';

/** Calls at each frame while it plays. */
export class Player {
  readonly #button = byId('play', HTMLButtonElement);
  readonly #speed = byId('speed', HTMLSelectElement);
  readonly #onFrame: (elapsed: number, speed: number) => void;
  #before: number | undefined;

  /** @param onFrame is told how many microseconds have passed since the last */
  constructor(onFrame: (elapsed: number, speed: number) => void) {
    this.#onFrame = onFrame;
  }

  get isPlaying(): boolean {
    return this.#before !== undefined;
  }

  play(): void {
    this.#before = performance.now();
    this.#label('Pause');
    requestAnimationFrame(this.#frame);
  }

  pause(): void {
    this.#before = undefined;
    this.#label('Play');
  }

  readonly #frame = (): void => {
    if (this.#before === undefined) return;
    const now = performance.now();
    const elapsed = (now - this.#before) * 1000;
    this.#before = now;
    this.#onFrame(elapsed, Number(this.#speed.value));
    requestAnimationFrame(this.#frame);
  };

  #label(text: string): void {
    this.#button.textContent = text;
  }
}
