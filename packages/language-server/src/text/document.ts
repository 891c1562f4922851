import { type Tree, TreeMemory } from '@kaconf/config';
import type { Directive } from './directives.ts';
import { type Cut, type Passage, passagesOf } from './passage.ts';

/** A file as it is written, whatever its includes, conditions and definitions make of it. */
export interface Document extends Cut {
  /** As the reader of configurations knows it. */
  readonly path: string;
  /** Without their ends. */
  readonly lines: readonly string[];
  /** Of what stands behind conditions and loops, too. Words have `{` and `}` of references as `masked` leaves them. */
  readonly tree: Tree;
  /** From top to bottom. */
  readonly directives: readonly Directive[];
}

const NOTHING: Cut = { text: '', passages: [] };

/** @param before and `trees`: of the same file before */
export function readDocument(
  path: string,
  text: string,
  before: Cut = NOTHING,
  trees = new TreeMemory(),
): Document {
  const passages = passagesOf(text, before);
  let lines: readonly string[] | undefined;
  let tree: Tree | undefined;
  let directives: readonly Directive[] | undefined;
  return {
    path,
    text,
    passages,
    get lines() {
      lines ??= linesOf(text, passages);
      return lines;
    },
    get tree() {
      tree ??= trees.parse({ file: path, text: maskedText(text, passages) });
      return tree;
    },
    get directives() {
      directives ??= directivesOf(passages);
      return directives;
    },
  };
}

/** Counted from 0; nothing where there is none. */
export function lineAt({ passages }: Document, line: number): string {
  let first = 0;
  for (const { lines } of passages) {
    if (line < first + lines.length) return lines[line - first] ?? '';
    first += lines.length;
  }
  return '';
}

/** What is behind the last line feed is a line, too, for an editor. */
function linesOf(text: string, passages: readonly Passage[]): string[] {
  const lines = passages.flatMap((passage) => passage.lines);
  return text === '' || text.endsWith('\n') ? [...lines, ''] : lines;
}

/** The text itself where nothing is masked. */
function maskedText(text: string, passages: readonly Passage[]): string {
  if (passages.every((passage) => passage.masked === passage.text)) return text;
  return passages.map(({ masked }) => masked).join('');
}

function directivesOf(passages: readonly Passage[]): Directive[] {
  let first = 0;
  return passages.flatMap(({ lines, directives }) => {
    const from = first;
    first += lines.length;
    return directives.map((directive) => ({ ...directive, line: directive.line + from }));
  });
}
