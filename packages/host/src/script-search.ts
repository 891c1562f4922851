import type { Identity } from '@kaconf/config';
import { isExecutable } from './executable.ts';
import { type Host, isRefused } from './host.ts';

/** Where a program is, and what keepalived logs about how it was found. */
export type Search =
  | { readonly path: string; readonly logs: readonly string[] }
  | { readonly path: undefined; readonly logs: readonly string[] };

/**
 * Looks a bare name up in $PATH; anything with a slash is where it says. keepalived does this as the user who will run
 * the script, but once it is that user it may not drop root's supplementary groups any more, and gives up:
 * a bare name is only ever found for the user that the daemon itself is, in whatever group.
 */
export function findProgram(program: string, identity: Identity, host: Host): Search {
  if (program.includes('/')) return { path: program, logs: [] };
  let denied = identity.uid !== host.uid;
  for (const directory of denied ? [] : host.searchPath.split(':')) {
    const path = directory === '' ? program : `${directory}/${program}`;
    const real = host.realPath(path, identity);
    const file = isRefused(real) ? real : host.status(real);
    if (isRefused(file)) continue;
    if (file.type === 'file' && isExecutable(file, identity)) return { path, logs: [found(program, path)] };
    denied = true;
  }
  const failure = denied
    ? `Permissions failure for script ${program} in path`
    : `Cannot find script ${program} in path`;
  return { path: undefined, logs: [`${failure} - disabling`] };
}

function found(program: string, path: string): string {
  return `WARNING - script \`${program}\` resolved by path search to \`${path}\`. Please specify full path.`;
}
