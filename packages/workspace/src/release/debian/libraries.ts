import { readFileSync } from 'node:fs';

/** The release of GCC that first had a version of libstdc++'s symbols, GLIBCXX_3.4.N. */
const gccOfSymbols = new Map([
  [28, 9],
  [29, 11],
  [30, 12],
  [32, 13],
  [33, 14],
  [34, 15],
]);

/** What an executable needs of Debian's libraries: their symbols stand in it with their versions. */
export function librariesOf(executable: string): string[] {
  const text = readFileSync(executable, 'latin1');
  const glibc = newest(text, /GLIBC_2\.(\d+)/g);
  const symbols = newest(text, /GLIBCXX_3\.4\.(\d+)/g);
  const gcc = [...gccOfSymbols].find(([known]) => known >= symbols)?.[1];
  if (gcc === undefined) throw new Error(`no GCC is known that has GLIBCXX_3.4.${symbols}`);
  return [`libc6 (>= 2.${glibc})`, `libstdc++6 (>= ${gcc})`, 'libgcc-s1', 'libatomic1'];
}

function newest(text: string, version: RegExp): number {
  return [...text.matchAll(version)].reduce((most, [, number]) => Math.max(most, Number(number)), 0);
}
