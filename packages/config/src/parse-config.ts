import type { Diagnostic, Reader } from '@kaconf/diagnostics';
import type { Source } from './1-source/source.ts';
import { parseTree } from './4-tree/parse.ts';
import type { Tree } from './4-tree/tree.ts';
import { interpret } from './5-typed/interpret.ts';
import type { Unobeyed } from './5-typed/reporter.ts';
import type { Config } from './config.ts';
import type { Names } from './machine/names.ts';
import { USUAL_NAMES } from './machine/usual-names.ts';

export interface Parsed {
  readonly config: Config;
  readonly tree: Tree;
  /** In the order in which keepalived prints its lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** The processes of which keepalived would run nothing with this configuration. */
  readonly refused: ReadonlySet<Reader>;
  /** What is read and checked, but not put to work. */
  readonly unobeyed: readonly Unobeyed[];
}

export interface Settings {
  /** What names stand for on the machine that the configuration is for; by default, what they usually do. */
  readonly names?: Names;
}

/** Never throws: whatever is wrong with the text is in the diagnostics, and the rest of it counts. */
export function parseConfig(source: Source, { names = USUAL_NAMES }: Settings = {}): Parsed {
  const tree = parseTree(source);
  return { tree, ...interpret(tree, source.file, names) };
}
