/** Whether a line that is for some hosts only has the word: what is missing here may be there for them. */
export function isForSomeHosts(texts: ReadonlyMap<string, string>, word: string): boolean {
  return [...texts.values()].some((text) =>
    Array.from(text.matchAll(/^[ \t]*@\S+[ \t]+(.*)/gm)).some(([, line = '']) =>
      line.split(/\s+/).includes(word),
    ),
  );
}
