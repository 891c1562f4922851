type Texts = ReadonlyMap<string, string>;

/** Found once: rules ask of as many words as there are names. */
const conditional = new WeakMap<Texts, ReadonlySet<string>>();

/** Whether a line that is for some hosts only has the word: what is missing here may be there for them. */
export function isForSomeHosts(texts: Texts, word: string): boolean {
  const words = conditional.get(texts) ?? wordsForSomeHosts(texts);
  conditional.set(texts, words);
  return words.has(word);
}

function wordsForSomeHosts(texts: Texts): ReadonlySet<string> {
  const lines = [...texts.values()].flatMap((text) =>
    Array.from(text.matchAll(/^[ \t]*@\S+[ \t]+(.*)/gm), ([, line = '']) => line),
  );
  return new Set(lines.flatMap((line) => line.split(/\s+/)));
}
