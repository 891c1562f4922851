import type { Timeline } from '@kaconf/simulate';
import { element } from './markup.ts';
import type { Scale } from './scale.ts';

/** What is drawn in which room. */
export interface Sheet {
  readonly timeline: Timeline;
  readonly scale: Scale;
  readonly width: number;
}

/** Something as wide as the sheet; its markup is drawn from 0 down. */
export interface Part {
  readonly height: number;
  readonly markup: string;
}

/** One below the other. */
export function stacked(parts: readonly Part[]): Part {
  let height = 0;
  const markup = parts.map((part) => {
    const moved = element('g', { transform: `translate(0 ${height})` }, part.markup);
    height += part.height;
    return part.markup === '' ? '' : moved;
  });
  return { height, markup: markup.join('') };
}
