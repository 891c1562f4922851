import { readFileSync, type Stats, statSync } from 'node:fs';

/** A file that keepalived does not read. */
export interface Unusable {
  /** Why, in its words. */
  readonly unusable: string;
  /** What a configuration test makes of it. */
  readonly status: 'none' | 'fatal';
}

/**
 * Reads the file that `-f` names. As with the real keepalived a file that is not there fails its configuration test only
 * with `-e`; a daemon starts from none of these.
 */
export function readConfigFile(path: string, allConfig: boolean): { readonly text: string } | Unusable {
  const status = allConfig ? 'fatal' : 'none';
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { unusable: `Config files missing '${path}'.`, status };
  if (stats.isDirectory()) {
    return {
      unusable: `Configuration file '${path.replace(/\/?$/, '/')}' is a directory - skipping`,
      status,
    };
  }
  if (!stats.isFile() || isExecutable(stats)) {
    return {
      unusable: `Configuration file '${path}' is not a regular non-executable file - skipping`,
      status,
    };
  }
  try {
    return { text: readFileSync(path, 'utf8') };
  } catch {
    return { unusable: `Unable to read configuration file ${path}`, status: 'fatal' };
  }
}

function isExecutable({ mode }: Stats): boolean {
  return (mode & 0o111) !== 0;
}
