import { type Line, slice } from '../1-source/line.ts';
import { blanksAt } from './comments.ts';

/**
 * `@id rest` is for the one host, `@^id rest` for all others. Returns the rest if it is for this one; nothing stands
 * behind a name that no blank follows.
 */
export function applyCondition(line: Line, configId: string | undefined): Line | undefined {
  const match = /^@(\^?)([^ \t]*)[ \t]/.exec(line.text);
  if (match === null) return undefined;
  const [whole, not, id] = match;
  const isMeant = (id === configId) !== (not === '^');
  return isMeant ? slice(line, blanksAt(line.text, whole.length)) : undefined;
}
