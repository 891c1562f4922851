import { type Family, familyOf } from '@kaconf/net';
import { ANYWHERE, isInvalid, readDestination } from '../network/prefix.ts';
import { readRealms } from '../route/realms.ts';
import type { EntryWords } from '../words/entry-words.ts';
import type { RuleDraft } from './rule.ts';

type Option = (draft: RuleDraft, words: EntryWords) => boolean;

/** `inet` or `inet6`: keepalived passes over the word behind it, whatever that is. */
export function readFamily(family: Family): Option {
  const [word, other] = family === 4 ? ['inet', 'IPv6'] : ['inet6', 'IPv4'];
  return (draft, words) => {
    draft.family ??= family;
    if (draft.family !== family) return refuseMix(draft, `${word} specified for ${other} rule`, words);
    words.skipUnread(`leave '${word}' out, an address tells the family`);
    return true;
  };
}

export const readFrom = readEnd('from');
export const readTo = readEnd('to');

function readEnd(end: 'from' | 'to'): Option {
  return (draft, words) => {
    const word = words.value();
    if (word === undefined) return false;
    const prefix = readDestination(word, words.reading);
    if (isInvalid(prefix)) {
      const line = [prefix.line, `Invalid rule ${end} address ${word.text}`];
      return words.refuse({ message: prefix.message, line });
    }
    draft[end] = prefix;
    const family = prefix === ANYWHERE ? undefined : familyOf(prefix.address);
    draft.family ??= family;
    if (draft.family === family) return true;
    const line = 'rule specification has mixed IPv4 and IPv6';
    if (family !== undefined) return refuseMix(draft, line, words);
    const message = `'${word.text}' has to stand before all that is of IPv${draft.family}`;
    return words.refuse({ message, hint: `write '${draft.family === 4 ? '0.0.0.0/0' : '::/0'}'`, line });
  };
}

export function readRealmsOfRule(draft: RuleDraft, words: EntryWords): boolean {
  if (words.value() === undefined || !readRealms(draft, words, 'invalid realms {value} for rule'))
    return false;
  draft.family ??= 4;
  return draft.family === 4 || refuseMix(draft, 'realms is only valid for IPv4', words);
}

function refuseMix({ family }: RuleDraft, line: string, words: EntryWords): false {
  const message = `the rule is of IPv${family} by what stands before`;
  return words.refuse({ code: 'mixedFamilies', message, line });
}
