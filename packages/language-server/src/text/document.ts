import { type Tree, TreeMemory } from '@kaconf/config';
import type { Directive } from './directives.ts';
import { type Passage, passagesOf } from './passage.ts';

/** A file as it is written, whatever its includes, conditions and definitions make of it. */
export interface Document {
  /** As the reader of configurations knows it. */
  readonly path: string;
  readonly text: string;
  /** What it consists of. */
  readonly passages: readonly Passage[];
  /** Without their ends. */
  readonly lines: readonly string[];
  /** Of what stands behind conditions and loops, too. Words have `{` and `}` of references as `masked` leaves them. */
  readonly tree: Tree;
  /** From top to bottom. */
  readonly directives: readonly Directive[];
}

/** @param before and `trees`: of the same file before */
export function readDocument(
  path: string,
  text: string,
  before: readonly Passage[] = [],
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
      lines ??= passages.flatMap((passage) => passage.lines);
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

/** The text itself where nothing is masked. */
function maskedText(text: string, passages: readonly Passage[]): string {
  if (passages.every((passage) => passage.masked === passage.text)) return text;
  return passages.map(({ masked }) => masked).join('\n');
}

function directivesOf(passages: readonly Passage[]): Directive[] {
  let first = 0;
  return passages.flatMap(({ lines, directives }) => {
    const from = first;
    first += lines.length;
    return directives.map((directive) => ({ ...directive, line: directive.line + from }));
  });
}
