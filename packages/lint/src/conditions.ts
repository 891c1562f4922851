import { linesWith, matchesIn } from './lines.ts';
import { remembered } from './remembered.ts';

type Texts = ReadonlyMap<string, string>;

/** Whether a line that is for some hosts only has the word: what is missing here may be there for them. */
export function isForSomeHosts(texts: Texts, word: string): boolean {
  return wordsForSomeHosts(texts).has(word);
}

/** Rules ask of as many words as there are names. */
const wordsForSomeHosts = remembered((texts: Texts): ReadonlySet<string> => {
  const lines = matchesIn(linesWith('@', texts), /^[ \t]*@\S+[ \t]+(.*)/gm);
  return new Set(lines.flatMap(([, line = '']) => line.split(/\s+/)));
});
