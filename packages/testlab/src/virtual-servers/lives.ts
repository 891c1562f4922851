import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crowdsOf, variantsOf } from './variants.ts';

/** Where all of them are. */
export const FOLDER = fileURLToPath(new URL('../../../../fixtures/virtual-servers/', import.meta.url));

/**
 * All scenarios of fixtures/virtual-servers by their names: a file is one, a table has one in each of its sections.
 *
 * @param living whether those of a table live each alone, or together as far as they can, which takes a tenth of the time
 */
export async function lives(living: 'alone' | 'together'): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(FOLDER)).toSorted();
  const found = await Promise.all(
    names.map(async (name): Promise<readonly (readonly [string, string])[]> => {
      const text = await readFile(FOLDER + name, 'utf8');
      if (name.endsWith('.txt')) return [[basename(name, '.txt'), text]];
      return name.endsWith('.table') ? [...(living === 'alone' ? variantsOf(text) : crowdsOf(text))] : [];
    }),
  );
  return new Map(found.flat());
}
