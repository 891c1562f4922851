import type { SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver';
import { sameEnds } from '../text/same-ends.ts';
import { type EncodedPassage, numbersOf } from './encoded-tokens.ts';

/** The tokens that an editor shows in a file. */
export class ShownTokens {
  #passages: readonly EncodedPassage[] = [];
  /** What was shown before by another server, or before the file was closed, has another one. */
  #id = Date.now();

  /** All of them. */
  show(passages: readonly EncodedPassage[]): SemanticTokens {
    return { resultId: this.#replace(passages), data: numbersOf(passages) };
  }

  /** What is to be done to those that the editor has; all of them where these are others than it was told last. */
  update(had: string, passages: readonly EncodedPassage[]): SemanticTokens | SemanticTokensDelta {
    if (had !== String(this.#id)) return this.show(passages);
    const edits = editsBetween(this.#passages, passages);
    return { resultId: this.#replace(passages), edits };
  }

  #replace(passages: readonly EncodedPassage[]): string {
    this.#passages = passages;
    this.#id++;
    return String(this.#id);
  }
}

/** One from the first difference to the last, or none. */
function editsBetween(
  before: readonly EncodedPassage[],
  now: readonly EncodedPassage[],
): SemanticTokensEdit[] {
  const passages = sameEnds(before, now, isSame);
  const gone = numbersOf(before.slice(passages.above, before.length - passages.below));
  const come = numbersOf(now.slice(passages.above, now.length - passages.below));
  const numbers = sameEnds(gone, come);
  const deleteCount = gone.length - numbers.above - numbers.below;
  const data = come.slice(numbers.above, come.length - numbers.below);
  if (deleteCount + data.length === 0) return [];
  return [{ start: countIn(before.slice(0, passages.above)) + numbers.above, deleteCount, data }];
}

function isSame(one: EncodedPassage, other: EncodedPassage): boolean {
  return one.encoded === other.encoded && one.distance === other.distance;
}

function countIn(passages: readonly EncodedPassage[]): number {
  return passages.reduce((count, { encoded }) => count + encoded.numbers.length, 0);
}
