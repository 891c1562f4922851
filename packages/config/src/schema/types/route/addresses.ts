import { type Family, familyOf, type IpAddress } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import { ANYWHERE, isInvalid, readDestination } from '../network/prefix.ts';
import type { EntryWords } from '../words/entry-words.ts';
import type { RouteDraft } from './route.ts';

/** `inet` or `inet6`: keepalived passes over the word behind it, whatever that is. */
export function readFamily(family: Family): (draft: RouteDraft, words: EntryWords) => boolean {
  const [word, other] = family === 4 ? ['inet', 'IPv6'] : ['inet6', 'IPv4'];
  return (draft, words) => {
    draft.family ??= family;
    if (draft.family !== family) return refuseMix(draft, `${word} specified for ${other} route`, words);
    words.skipUnread(`leave '${word}' out, an address tells the family`);
    return true;
  };
}

/** The address that packets of this machine's own get. */
export function readPreferredSource(draft: RouteDraft, words: EntryWords): boolean {
  const word = words.value();
  const address = word && words.address(word, 'invalid route src address {value}');
  if (address === undefined) return false;
  draft.src = address;
  return isOfFamily(draft, address, words);
}

/** `via [inet|inet6] ADDRESS`. */
export function readVia(draft: RouteDraft, words: EntryWords): boolean {
  let word = words.value();
  const family = word && FORCED[word.text];
  if (family !== undefined) {
    draft.family ??= family;
    if (draft.family !== family) return refuseMix(draft, MIXED, words);
    word = words.value();
  }
  const address = word && words.address(word, 'invalid route via address {value}');
  if (address === undefined) return false;
  draft.via = address;
  return isOfFamily(draft, address, words);
}

const FORCED: Readonly<Record<string, Family | undefined>> = { inet: 4, inet6: 6 };

/** Who an IPv6 route is for. */
export function readFrom(draft: RouteDraft, words: EntryWords): boolean {
  const word = words.value();
  if (word === undefined) return false;
  const prefix = readDestination(word, words.reading);
  if (isInvalid(prefix)) {
    const line = [prefix.line, `invalid route from address ${word.text}`];
    return words.refuse({ message: prefix.message, line });
  }
  if (prefix === ANYWHERE || familyOf(prefix.address) === 4) {
    const message = `found '${word.text}', an IPv6 address is allowed`;
    return words.refuse({ message, line: `route from address only supported with IPv6 (${word.text})` });
  }
  draft.from = prefix;
  return isOfFamily(draft, prefix.address, words);
}

/** The word at hand, which is no option: where the route leads. */
export function readTo(draft: RouteDraft, word: Word, words: EntryWords): boolean {
  const destination = readDestination(word, words.reading);
  if (isInvalid(destination)) {
    const line = [destination.line, `unknown route keyword ${word.text}`];
    const message = `'${word.text}' is neither an option of a route nor a prefix`;
    return words.refuse({ message, ...words.meant(word), line });
  }
  draft.destination = destination;
  const family = destination === ANYWHERE ? undefined : familyOf(destination.address);
  draft.family ??= family;
  if (draft.family === family) return true;
  const line = `Cannot mix IPv4 and IPv6 addresses for route (${word.text})`;
  if (family !== undefined) return refuseMix(draft, line, words);
  const message = `'${word.text}' has to stand before all that is of IPv${draft.family}`;
  return words.refuse({ message, hint: `write '${draft.family === 4 ? '0.0.0.0/0' : '::/0'}'`, line });
}

const MIXED = 'Cannot mix IPv4 and IPv6 addresses for route';

function isOfFamily(draft: RouteDraft, address: IpAddress, words: EntryWords): boolean {
  draft.family ??= familyOf(address);
  return draft.family === familyOf(address) || refuseMix(draft, MIXED, words);
}

function refuseMix({ family }: RouteDraft, line: string, words: EntryWords): false {
  const message = `the route is of IPv${family} by what stands before`;
  return words.refuse({ code: 'mixedFamilies', message, line });
}
