import { type Tree, TreeMemory } from '@kaconf/config';
import { type Directive, directivesIn, masked } from './directives.ts';

/** A file as it is written, whatever its includes, conditions and definitions make of it. */
export interface Document {
  /** As the reader of configurations knows it. */
  readonly path: string;
  readonly text: string;
  /** Without their ends. */
  readonly lines: readonly string[];
  /** Of what stands behind conditions and loops, too. Words have `{` and `}` of references as `masked` leaves them. */
  readonly tree: Tree;
  /** From top to bottom. */
  readonly directives: readonly Directive[];
}

/** @param trees of the same file before */
export function readDocument(path: string, text: string, trees = new TreeMemory()): Document {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  let tree: Tree | undefined;
  let directives: readonly Directive[] | undefined;
  return {
    path,
    text,
    lines,
    get tree() {
      tree ??= trees.parse({ file: path, text: masked(lines) });
      return tree;
    },
    get directives() {
      directives ??= directivesIn(lines);
      return directives;
    },
  };
}
