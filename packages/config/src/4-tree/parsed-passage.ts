import type { Text } from '../1-source/source.ts';
import { byBraces, byIndentation } from './layout.ts';
import { built, countOf, isUneven } from './parse.ts';
import type { Passage } from './passages.ts';
import type { Tree } from './tree.ts';

/** A passage as if there were no other. */
export class ParsedPassage implements Passage {
  readonly text: string;
  readonly line: number;
  readonly lines: number;
  readonly byBraces: Tree;
  /** Braces in it that want another in front of it, and those that want one behind it. */
  readonly extra: number;
  readonly missing: number;
  #indented: Indented | undefined;

  /** @param whole that it is from */
  constructor({ text, line, lines }: Passage, whole: Text) {
    this.text = text;
    this.line = line;
    this.lines = lines;
    this.byBraces = built({ ...whole, text }, byBraces, { line }).finish();
    this.extra = countOf('extra', this.byBraces);
    this.missing = countOf('missingClose', this.byBraces);
  }

  /**
   * @param whole with the same lines there
   * @param before whether what is in blocks before it is indented
   */
  indented(whole: Text, before: boolean | undefined): Indented {
    const known = this.#indented;
    const indented = known && known.before === before ? known : this.#indent(whole, before);
    this.#indented = indented;
    return indented;
  }

  #indent(whole: Text, before: boolean | undefined): Indented {
    const { text, line } = this;
    const builder = built({ ...whole, text }, byIndentation, { line, indents: before });
    const isClosed = builder.endsAtMargin;
    const tree = builder.finish();
    // Without a mistake it is the same.
    return { before, tree: isUneven(tree) ? tree : this.byBraces, isClosed, behind: builder.indents };
  }
}

/** A passage whose blocks end by indentation. */
export interface Indented {
  readonly tree: Tree;
  /** Nothing of it goes on behind it. */
  readonly isClosed: boolean;
  /** Whether what is in blocks is indented, before it and behind it. */
  readonly before: boolean | undefined;
  readonly behind: boolean | undefined;
}
