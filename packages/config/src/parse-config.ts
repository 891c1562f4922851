import type { Diagnostic, Reader } from '@kaconf/diagnostics';
import type { Source } from './1-source/source.ts';
import { expand } from './2-expand/expand.ts';
import type { View } from './2-expand/expansion.ts';
import type { ExpandOptions } from './2-expand/options.ts';
import { parseTree } from './4-tree/parse.ts';
import type { Tree } from './4-tree/tree.ts';
import { interpret, interpretTyped, type Meaning } from './5-typed/interpret.ts';
import { judgeNamespace } from './5-typed/namespace.ts';
import type { ReadingMemory } from './5-typed/reading-memory.ts';
import type { Unobeyed } from './5-typed/reporter.ts';
import type { TypingMemory } from './5-typed/typing-memory.ts';
import { diagnoseAsMeant } from './5-typed/views.ts';
import type { Machine } from './machine/machine.ts';

/** `config` and `programs` are what is meant. */
export interface Parsed extends Meaning {
  /** What keepalived makes of it instead, when a brace is missing or the like. */
  readonly misread?: Meaning;
  /** What is left when includes, conditions and definitions have had their effect; made when it is asked for. */
  tree(): Tree;
  /** The texts that were read, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
  /** In the order in which keepalived prints its lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** The processes of which keepalived would run nothing with this configuration. */
  readonly refused: ReadonlySet<Reader>;
  /** What is read and checked, but not put to work. */
  readonly unobeyed: readonly Unobeyed[];
  /** A `virtual_server` is written: keepalived has a process for them, even when none of them is left. */
  readonly speaksOfServers: boolean;
  /** A `vrrp_instance` or something static is written: likewise. */
  readonly speaksOfRouters: boolean;
  /** While somebody types: findings would have other severities without that. */
  readonly isUnfollowed: boolean;
}

export interface Settings extends ExpandOptions {
  /** What the configuration is for; without it only the text is judged. */
  readonly machine?: Machine;
  /** Of what was read before under the same settings: what it knows is not read again. */
  readonly memory?: ReadingMemory;
  /**
   * For answers while somebody types: what the same configuration was before, in place of `memory` and `machine`. Where a brace is missing
   * or the like, what keepalived makes of it is not followed, which takes reading the text five times more. Its lines are missing from the
   * findings then, and the severities that follow from them.
   */
  readonly typing?: TypingMemory;
}

/**
 * Never throws: whatever is wrong with the text is in the diagnostics, and the rest of it counts.
 * @param source a file, or several that are read one after the other
 */
export function parseConfig(source: Source | readonly Source[], settings: Settings = {}): Parsed {
  const { machine = {}, memory, typing } = settings;
  const sources = 'text' in source ? [source] : source;
  const read = (view: View) => {
    const expanded = expand(sources, settings, view, view === 'child' ? typing?.expansion : undefined);
    const { departures, texts, findings, rows } = expanded;
    // Where lines were put together, the same ones may stand elsewhere than before.
    const known = rows === undefined ? memory : undefined;
    const { tree, ...interpreted } = typing
      ? interpretTyped(expanded, findings, typing)
      : interpret(expanded, machine, findings, known);
    return { tree: () => tree ?? parseTree(expanded), texts, departures, ...interpreted };
  };
  // What is made of it may be much, and only what is said of it is kept.
  const listen = (view: View) => {
    const { diagnostics, departures } = read(view);
    return { diagnostics, departures };
  };
  const { departures, ...parsed } = read('child');
  const diagnostics =
    departures.length === 0
      ? parsed.diagnostics
      : diagnoseAsMeant({ diagnostics: parsed.diagnostics, departures }, listen);
  const { net_namespace } = (parsed.misread ?? parsed).config;
  return { ...parsed, diagnostics: judgeNamespace(net_namespace, diagnostics) };
}
