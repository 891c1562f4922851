import type { RuleAction } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import { UINT_MAX } from '../numbers/integer.ts';
import { routeType } from '../route/type.ts';
import type { EntryWords } from '../words/entry-words.ts';
import type { RuleDraft } from './rule.ts';

/** The words for them, but for those that are options, too: `table` and `l3mdev`. */
export const ACTIONS: readonly string[] = ['type', 'goto', 'nop', 'blackhole', 'unreachable', 'prohibit'];

/** `[type] goto NUMBER | nop | blackhole | unreachable | prohibit`: what is no option. */
export function readAction(draft: RuleDraft, words: EntryWords): boolean {
  const word = words.here?.text === 'type' ? words.value() : words.here;
  if (word === undefined) return false;
  const action = word.text === 'goto' ? readGoto(words) : namedAction(word, words);
  return action !== undefined && act(draft, action, words);
}

/** A second action is refused. */
export function act(draft: RuleDraft, action: RuleAction, words: EntryWords, also = '/l3mdev'): boolean {
  if (draft.action !== undefined) {
    const line = `Cannot specify more than one of table/nop/goto/blackhole/prohibit/unreachable${also} for rule`;
    return words.refuse({
      code: 'contradiction',
      message: `the rule has an action already: ${draft.action.type}`,
      line,
    });
  }
  draft.action = action;
  return true;
}

function readGoto(words: EntryWords): RuleAction | undefined {
  const value = words.value();
  const priority = value && words.number(value, { min: 0, max: UINT_MAX }, 'Invalid target goto specified');
  return priority === undefined ? undefined : { type: 'goto', priority };
}

/** A blackhole and the like go by the numbers of a route's types, too. */
const BY_TYPE: Readonly<Record<number, 'blackhole' | 'unreachable' | 'prohibit'>> = {
  6: 'blackhole',
  7: 'unreachable',
  8: 'prohibit',
};

function namedAction(word: Word, words: EntryWords): RuleAction | undefined {
  const { text } = word;
  if (text === 'nop') return { type: 'nop' };
  const number = routeType(text);
  const type = number === undefined ? undefined : BY_TYPE[number];
  if (type !== undefined) return { type };
  if (number === undefined) {
    const message = `unknown option '${text}' of a rule`;
    words.refuse({ message, ...words.meant(word), line: `Unknown rule option ${text}` });
  } else {
    const message = `'${text}' is for routes, allowed is goto, nop, blackhole, unreachable or prohibit`;
    words.refuse({ message, line: `Invalid rule action ${text}` });
  }
  return;
}
