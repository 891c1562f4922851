import { ExpansionMemory } from '../2-expand/expansion-memory.ts';
import { TreeMemory } from '../4-tree/tree-memory.ts';
import { CompletedBlocks } from './completed-blocks.ts';
import { StatementMemory } from './statement-memory.ts';

/** Of a text in which somebody types: what it was, and meant, before the last keystroke. */
export class TypingMemory {
  readonly expansion = new ExpansionMemory();
  readonly trees = new TreeMemory();
  readonly statements = new StatementMemory();
  readonly completed = new CompletedBlocks();
}
