import type { SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver';
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
  const passages = differing(
    before,
    now,
    (one, other) => one.encoded === other.encoded && one.distance === other.distance,
  );
  const numbers = differing(numbersOf(passages.before), numbersOf(passages.now), Object.is);
  if (numbers.before.length + numbers.now.length === 0) return [];
  const above = before.slice(0, passages.start).reduce((sum, { encoded }) => sum + encoded.numbers.length, 0);
  return [{ start: above + numbers.start, deleteCount: numbers.before.length, data: numbers.now }];
}

/** What two lists have between the same at the beginning and the same at the end. */
interface Differing<T> {
  readonly start: number;
  readonly before: T[];
  readonly now: T[];
}

function differing<T>(
  before: readonly T[],
  now: readonly T[],
  isSame: (one: T, other: T) => boolean,
): Differing<T> {
  const shorter = Math.min(before.length, now.length);
  const isSameAt = (one: number, other: number) => isSame(before[one] as T, now[other] as T);
  let start = 0;
  while (start < shorter && isSameAt(start, start)) start++;
  let behind = 0;
  while (behind < shorter - start && isSameAt(before.length - 1 - behind, now.length - 1 - behind)) behind++;
  return {
    start,
    before: before.slice(start, before.length - behind),
    now: now.slice(start, now.length - behind),
  };
}
