import { file } from './file.ts';
import type { Block } from './keyword.ts';

let places: Map<string, string[]> | undefined;

/** The blocks that take a keyword, by the keywords that lead to them: `virtual_server/real_server`; '' is the file. */
export function placesOf(word: string): readonly string[] {
  places ??= index();
  return places.get(word) ?? [];
}

function index(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [path, word] of keywordsIn(file, '')) {
    const known = found.get(word);
    if (known === undefined) found.set(word, [path]);
    else known.push(path);
  }
  return found;
}

function keywordsIn({ keywords }: Block, path: string): [path: string, keyword: string][] {
  return Object.entries(keywords).flatMap(([word, { type }]) => {
    const inner = path === '' ? word : `${path}/${word}`;
    const inside = type && 'block' in type ? keywordsIn(type.block, inner) : [];
    return [[path, word] as [string, string], ...inside];
  });
}

/** The block itself: `real_server`. */
export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
