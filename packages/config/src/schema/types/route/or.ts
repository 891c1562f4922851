import type { EntryWords } from '../words/entry-words.ts';
import type { RouteDraft } from './route.ts';

/** `via ADDRESS or ADDRESS`, the nexthops of old; only once. */
export function readOr(draft: RouteDraft, words: EntryWords): boolean {
  const deprecated = '"or" for routes is deprecated. Please use "nexthop"';
  const hint = "write 'nexthop via ADDRESS nexthop via ADDRESS'";
  words.mind({ code: 'deprecated', message: "'or' is deprecated", hint, line: deprecated });
  if (draft.nexthops.length > 0) {
    const line = '"or" route already specified - ignoring subsequent';
    words.mind({ code: 'repeated', message: "a second 'or'", hint: 'it is ignored', line });
    words.advance();
    return true;
  }
  const { via } = draft;
  delete draft.via;
  draft.nexthops = [{ ...(via && { via }), onlink: false }];
  const word = words.value();
  const address = word && words.address(word, 'Invalid "or" address {value}');
  if (address === undefined) return false;
  draft.nexthops = [...draft.nexthops, { via: address, onlink: false }];
  return true;
}
