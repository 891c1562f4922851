import type { Unobeyed } from '@kaconf/config';

/** What a configuration asks for and this version reads, but does not do: said at the start, before anyone relies on it. */
export function notYet(unobeyed: readonly Unobeyed[]): string[] {
  const asked = unobeyed.filter(({ effect }) => effect === 'not yet').map(({ path }) => path);
  return [...new Set(asked)].map((path) => `${path} is read, but not obeyed by this version`);
}
