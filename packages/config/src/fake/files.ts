import type { Files } from '../1-source/files.ts';

/** Files by their paths, for tests and for where there is no disk; one whose name ends in `*` is executable. */
export function inMemory(texts: Readonly<Record<string, string>>): Files {
  const paths = Object.keys(texts).map((path) => path.replace(/\*$/, ''));
  const isDirectory = (path: string) => paths.some((each) => each.startsWith(`${path}/`));
  return {
    list: (directory) => {
      const prefix = directory === '.' ? '' : directory.replace(/\/*$/, '/');
      const inside = paths.filter((path) => path.startsWith(prefix));
      const names = inside.map((path) => path.slice(prefix.length).split('/', 1)[0] ?? '');
      return names.length > 0 ? [...new Set(names)] : undefined;
    },
    kind: (path) => {
      if (Object.hasOwn(texts, path)) return 'file';
      if (Object.hasOwn(texts, `${path}*`)) return 'executable';
      return isDirectory(path.replace(/\/$/, '')) ? 'directory' : undefined;
    },
    read: (path) => texts[path] ?? { reason: 'No such file or directory' },
    resolve: (directory) => (directory === '.' ? '/work' : directory),
  };
}
