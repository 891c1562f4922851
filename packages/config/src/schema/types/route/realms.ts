import type { Realms } from '@kaconf/net';
import { resolveName } from '../../../machine/names.ts';
import type { EntryWords } from '../words/entry-words.ts';

/** `[FROM/]TO`, each a name or a number: the word at hand. */
export function readRealms(target: { realms?: Realms }, words: EntryWords, line = LINE): boolean {
  const { text = '' } = words.here ?? {};
  const slash = text.indexOf('/');
  const from = slash === -1 ? 0 : resolve(text.slice(0, slash));
  const to = resolve(text.slice(slash + 1));
  if (from === undefined || to === undefined) {
    const message = `found '${text}', allowed is [FROM/]TO, each 0–255 or a name of rt_realms`;
    return words.refuse({ message, line: line.replace('{value}', text) });
  }
  target.realms = { from, to };
  return true;

  function resolve(name: string): number | undefined {
    return resolveName(words.reading.names, 'rt_realms', name, 255);
  }
}

const LINE = 'Invalid realms {value} for route';
