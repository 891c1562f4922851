import type { Timeline } from '@kaconf/simulate';
import { draw, drawWords } from './draw/drawing.ts';
import { element } from './draw/markup.ts';
import { COLOURS, DRAWING } from './draw/style.ts';

const WIDTH = 1100;

/** What is shown: a timeline, or words alone. */
export interface Subject {
  /** What it is about, then what there is to say of it. */
  readonly words: readonly [title: string, ...string[]];
  readonly timeline: Timeline | undefined;
}

/** A file of its own. */
export function svgFile({ words, timeline }: Subject): string {
  const [title] = words;
  const markup = timeline
    ? draw(timeline, { width: WIDTH, title, heading: words }).markup
    : drawWords(title, words, WIDTH);
  const style = element('style', {}, COLOURS, DRAWING);
  return `${markup.replace('<defs>', () => `${style}<defs>`)}\n`;
}
