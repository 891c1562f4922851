import { accessSync, constants } from 'node:fs';
import { environment } from '../process/spawn.ts';

/** What a lab runs, and the Debian package that has it. */
const TOOLS = [
  ['ip', 'iproute2'],
  ['killall', 'psmisc'],
  ['nsenter', 'util-linux'],
  ['ping', 'iputils-ping'],
  ['setpriv', 'util-linux'],
  ['tcpdump', 'tcpdump'],
  ['unshare', 'util-linux'],
] as const;

/** Why no lab can be made here, in one sentence that says what to do; `undefined` when nothing is missing. */
export function unmetRequirement(): string | undefined {
  if (process.getuid?.() !== 0) return 'Run this as root: it makes network namespaces.';
  const missing = TOOLS.filter(([tool]) => !isInstalled(tool));
  if (missing.length === 0) return undefined;
  const tools = missing.map(([tool]) => tool).join(', ');
  const packages = new Set(missing.map(([, name]) => name));
  return `${tools} not found: run \`apt-get install -y ${[...packages].join(' ')}\` first.`;
}

function isInstalled(tool: string): boolean {
  return environment.PATH.split(':').some((directory) => isExecutable(`${directory}/${tool}`));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
