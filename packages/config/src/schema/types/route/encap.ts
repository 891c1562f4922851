import type { Encap } from '@kaconf/net';
import type { EntryWords } from '../words/entry-words.ts';
import { IP_OPTIONS, type IpEncapDraft } from './encap-ip-options.ts';
import { parseLocator, parseMplsLabels } from './encap-values.ts';

/** Behind `encap`. One that is not understood is left out, and what it did not read is read as something else. */
export function readEncap(target: { encap?: Encap }, words: EntryWords): boolean {
  words.advance();
  const type = words.here;
  if (type === undefined) {
    words.mind({
      code: 'missingValue',
      message: "'encap' needs a type behind it",
      line: 'Missing encap type',
    });
    return true;
  }
  words.advance();
  const read = Object.hasOwn(TYPES, type.text) ? TYPES[type.text] : undefined;
  if (read === undefined) {
    const message = `found '${type.text}', allowed is ${Object.keys(TYPES).join(', ')}`;
    words.mind({ message, line: `Unknown encap type - ${type.text}` }, type);
    return true;
  }
  const isComplete = read(target, words);
  words.advance(-1);
  return isComplete;
}

/** Returns false where keepalived gives up. */
type ReadEncap = (target: { encap?: Encap }, words: EntryWords) => boolean;

const TYPES: Readonly<Record<string, ReadEncap>> = {
  ip: readIpEncap('ip'),
  ip6: readIpEncap('ip6'),
  mpls(target, words) {
    const word = words.required();
    if (word === undefined) return false;
    const labels = parseMplsLabels(word.text);
    if (labels !== undefined) target.encap = { type: 'mpls', labels };
    else {
      const message = `'${word.text}' is not one or two MPLS labels of 20 bits, as 100/200`;
      words.mind({ message, line: `invalid mpls address ${word.text} for encapsulation` });
    }
    words.advance();
    return true;
  },
  ila(target, words) {
    const word = words.here;
    if (word === undefined) {
      const message = "'ila' needs a locator behind it";
      words.mind({ code: 'missingValue', message, line: 'missing locator for ILA encapsulation' });
      return true;
    }
    const locator = parseLocator(word.text);
    if (locator !== undefined) target.encap = { type: 'ila', locator };
    else {
      const message = `'${word.text}' is no locator of 64 bits, as 1:2:3:4`;
      words.mind({ message, line: `invalid locator ${word.text} for ila encapsulation` });
    }
    words.advance();
    return true;
  },
};

function readIpEncap(type: 'ip' | 'ip6'): ReadEncap {
  const options = IP_OPTIONS[type];
  return (target, words) => {
    const draft: IpEncapDraft = { type };
    for (; words.here !== undefined && words.next !== undefined; words.advance(2)) {
      const option = Object.hasOwn(options, words.here.text) ? options[words.here.text] : undefined;
      if (option === undefined) break;
      if (!option(draft, words.next, words)) return true;
    }
    if (draft.dst !== undefined || draft.id !== undefined) target.encap = draft;
    else {
      const message = `encapsulation in ${type} needs a dst or an id`;
      words.mind({ code: 'incomplete', message, line: `address or id missing for ${type} encapsulation` });
    }
    return true;
  };
}
