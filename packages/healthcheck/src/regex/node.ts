import type { CharSet } from './char-set.ts';

/** A pattern as it is read. */
export type Node =
  | { readonly type: 'character'; readonly set: CharSet }
  | { readonly type: 'sequence' | 'alternatives'; readonly nodes: readonly Node[] }
  | { readonly type: 'capture'; readonly group: number; readonly node: Node }
  | { readonly type: 'atomic'; readonly node: Node }
  | Look
  | Repeat
  | { readonly type: 'backreference'; readonly groups: () => readonly number[]; readonly caseless: boolean }
  | { readonly type: 'assertion'; readonly kind: AssertionKind }
  /** Where a lookbehind begins, in front of what it looks for. */
  | { readonly type: 'back'; readonly characters: number }
  /** `\K` */
  | { readonly type: 'reset' }
  /** `\R` */
  | { readonly type: 'newline' }
  | { readonly type: 'conditional'; readonly test: Condition; readonly yes: Node; readonly no: Node };

export interface Look {
  readonly type: 'look';
  readonly behind: boolean;
  readonly negative: boolean;
  readonly node: Node;
}

export interface Repeat {
  readonly type: 'repeat';
  readonly node: Node;
  readonly min: number;
  /** Infinite where there is no limit. */
  readonly max: number;
  readonly how: 'greedy' | 'lazy' | 'possessive';
}

/** A group that has matched, or what lies ahead or behind. */
export type Condition = Look | { readonly type: 'group'; readonly groups: () => readonly number[] };

export type AssertionKind =
  /** `^`, which is `\\A` but for what the latter says of lookbehinds. */
  | 'circumflex'
  | 'start of subject'
  | 'start of line'
  | 'end of subject'
  | 'end of subject or last line'
  | 'end of line'
  | 'start of match'
  | 'word boundary'
  | 'no word boundary';

export const EMPTY: Node = { type: 'sequence', nodes: [] };
/** `(*FAIL)` */
export const NEVER: Node = { type: 'alternatives', nodes: [] };

/** How many characters it is long, where that is always the same. */
export function fixedLength(node: Node): number | undefined {
  switch (node.type) {
    case 'character':
      return 1;
    case 'sequence':
      return node.nodes.reduce<number | undefined>((sum, part) => add(sum, fixedLength(part)), 0);
    case 'alternatives':
      return common(node.nodes.map(fixedLength));
    case 'capture':
    case 'atomic':
      return fixedLength(node.node);
    case 'repeat': {
      const length = fixedLength(node.node);
      if (node.node.type === 'look') return 0;
      return length === undefined || node.min !== node.max ? undefined : length * node.min;
    }
    case 'conditional':
      return common([fixedLength(node.yes), fixedLength(node.no)]);
    case 'look':
    case 'assertion':
    case 'reset':
      return 0;
    default:
      return;
  }
}

function add(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}

function common(lengths: readonly (number | undefined)[]): number | undefined {
  return lengths.every((length) => length === lengths[0]) ? lengths[0] : undefined;
}

/** Whether it can match without a character. */
export function canBeEmpty(node: Node): boolean {
  switch (node.type) {
    case 'character':
    case 'newline':
      return false;
    case 'sequence':
      return node.nodes.every(canBeEmpty);
    case 'alternatives':
      return node.nodes.some(canBeEmpty);
    case 'capture':
    case 'atomic':
      return canBeEmpty(node.node);
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.node);
    case 'conditional':
      return canBeEmpty(node.yes) || canBeEmpty(node.no);
    default:
      return true;
  }
}
