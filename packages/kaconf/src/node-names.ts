import { basename, dirname } from 'node:path';

/** A node is called as its file, or where files have the same name as their folders; undefined when these are the same, too. */
export function nodeNames(files: readonly string[]): readonly string[] | undefined {
  const byFile = files.map((file) => basename(file).replace(/\.conf$/, ''));
  if (areDistinct(byFile)) return byFile;
  const byFolder = files.map((file) => basename(dirname(file)));
  return areDistinct(byFolder) && !byFolder.includes('.') ? byFolder : undefined;
}

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
