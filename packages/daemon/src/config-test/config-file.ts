import {
  everyCheck,
  type Files,
  findFiles,
  type IncludeCheck,
  isConfigFile,
  type Source,
} from '@kaconf/config';
import type { Said } from './transcript.ts';

/** What `-f` leads to. */
export interface ConfigFiles {
  /** In the order in which they are read; none where keepalived does not even begin to read. */
  readonly sources: readonly Source[];
  /** What keepalived says before it reads. */
  readonly said: readonly Said[];
}

/**
 * Finds the file that `-f` names, or all that its pattern matches. As with the real keepalived one that is not there fails
 * its configuration test only with `-e`; a daemon does not start without.
 */
export function findConfigFiles(pattern: string, allConfig: boolean, files: Files): ConfigFiles {
  const said: Said[] = [];
  const checks: ReadonlySet<IncludeCheck> = allConfig ? everyCheck : new Set();
  const report = (check: IncludeCheck, _: string, text: string) => {
    said.push({ text, status: checks.has(check) ? 'fatal' : 'none' });
  };
  const found = findFiles(pattern, '', checks, files, report);
  if (found.length === 0) return { sources: [], said };
  // It looks twice, and says again that something is missing.
  const again = [...said];
  const regular = found.filter(({ name, path }) => isConfigFile(name, path, files, report));
  if (regular.length < found.length) return { sources: [], said };
  const sources: Source[] = [];
  for (const { name, path } of found) {
    const text = files.read(path);
    if (typeof text !== 'string') return { sources: [], said: [...said, unreadable(name)] };
    sources.push({ file: path, text });
  }
  return { sources, said: [...said, ...several(pattern, sources), ...again] };
}

function unreadable(name: string): Said {
  return { text: `Unable to read configuration file ${name}`, status: 'fatal' };
}

function several(pattern: string, sources: readonly Source[]): Said[] {
  if (sources.length === 1) return [];
  const text = `WARNING, multiple configuration file matches of ${pattern}, starting with ${sources[0]?.file}`;
  return [{ text, status: 'config' }];
}
