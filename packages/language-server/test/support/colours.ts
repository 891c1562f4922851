import { encodedTokens, numbersOf } from '../../src/colours/encoded-tokens.ts';
import { LEGEND } from '../../src/colours/semantic-tokens.ts';
import type { Part } from '../../src/text/part.ts';

export interface Colour {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: string | undefined;
  readonly modifier: string | undefined;
}

/** Semantic tokens as an editor understands their numbers. */
export function coloursIn(part: Part): Colour[] {
  const numbers = numbersOf(encodedTokens(part));
  let [line, character] = [0, 0];
  return Array.from({ length: numbers.length / 5 }, (_, index) => {
    const [below = 0, behind = 0, length = 0, type = 0, modifiers = 0] = numbers.slice(
      5 * index,
      5 * index + 5,
    );
    character = below === 0 ? character + behind : behind;
    line += below;
    const modifier = LEGEND.tokenModifiers.find((_, bit) => modifiers & (1 << bit));
    return { line, character, length, type: LEGEND.tokenTypes[type], modifier };
  });
}
