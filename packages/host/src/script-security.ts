import { posix } from 'node:path';
import type { Identity } from '@kaconf/config';
import { errnoText } from './errno-text.ts';
import { isExecutable, runsAsRoot } from './executable.ts';
import { type FileStatus, type Host, isRefused } from './host.ts';
import { distrust } from './script-path.ts';
import { findProgram } from './script-search.ts';

/** What may become of a script, and what keepalived logs on the way. */
export interface ScriptVerdict {
  readonly verdict: 'runs' | 'not found' | 'insecure' | 'not executable';
  /** What to execute: found in $PATH, without `.` and `..`. */
  readonly program: string;
  /** Where links lead from there, when they lead elsewhere. */
  readonly leadsTo?: string;
  /** Something is executed: without script security that is a violation. */
  readonly executed: boolean;
  /** Somebody other than root could replace what root runs. */
  readonly unsafe: boolean;
  /** What makes it unsafe: a part of its path, with whose it is, or what. */
  readonly causes?: readonly string[];
  /** With the causes behind what they explain. */
  readonly logs: readonly string[];
}

/**
 * Decides whether keepalived would run a program.
 *
 * @param program as configured: a path, a bare name, or `</path`, which only tries whether a file can be opened
 * @param scriptSecurity `enable_script_security`: what is unsafe does not run
 */
export function judgeScript(
  program: string,
  identity: Identity,
  host: Host,
  scriptSecurity: boolean,
): ScriptVerdict {
  const unexecuted = { program, executed: false, unsafe: false, logs: [] };
  if (/^<[ \t]*\//.test(program)) return { ...unexecuted, verdict: 'runs' };

  const { path, logs } = findProgram(program, identity, host);
  if (path === undefined) return { ...unexecuted, verdict: 'not found', logs };
  const real = host.realPath(path, identity);
  if (isRefused(real)) {
    const denied = real.refused === 'identity';
    const log = denied
      ? cannotBecome(identity, path)
      : `Script ${path} cannot be accessed - ${errnoText(real.refused)}`;
    return { ...unexecuted, verdict: denied ? 'insecure' : 'not found', logs: [...logs, log] };
  }
  const file = host.status(real);
  if (isRefused(file)) {
    return {
      ...unexecuted,
      verdict: 'not found',
      logs: [...logs, `Unable to access script \`${path}\` - disabling`],
    };
  }
  const named = real === path ? path : posix.normalize(`/${path}`);
  const judged = judgeFile(file, [...new Set([named, real])], identity, host, scriptSecurity);
  const leadsTo = real === named ? {} : { leadsTo: real };
  return { ...judged, ...leadsTo, program: named, executed: true, logs: [...logs, ...judged.logs] };
}

/** @param paths by which it is reached: its name, and where that leads */
function judgeFile(
  file: FileStatus,
  paths: readonly string[],
  identity: Identity,
  host: Host,
  scriptSecurity: boolean,
): Pick<ScriptVerdict, 'verdict' | 'unsafe' | 'causes' | 'logs'> {
  if (!isExecutable(file, identity)) {
    const who = `${identity.uid}:${identity.gid}`;
    const log = `WARNING - script '${paths[0]}' is not executable for uid:gid ${who} - disabling.`;
    return { verdict: 'not executable', unsafe: false, logs: [log] };
  }
  if (!runsAsRoot(file, identity)) return { verdict: 'runs', unsafe: false, logs: [] };
  const doubts = paths
    .map((path) => distrust(path, host, scriptSecurity))
    .filter((doubt) => doubt !== undefined);
  const causes = [...new Set(doubts.flatMap(({ cause }) => cause ?? []))];
  const reasons = new Set(doubts.map(({ reason }) => reason));
  const unsafe = reasons.has('replaceable');
  const insecure = reasons.has('wrong type') || (unsafe && scriptSecurity);
  return {
    verdict: insecure ? 'insecure' : reasons.has('not found') ? 'not found' : 'runs',
    unsafe,
    ...(causes.length > 0 && { causes }),
    logs: doubts.flatMap(({ log, cause }) => (cause === undefined ? log : [log, cause])),
  };
}

function cannotBecome({ uid, gid }: Identity, path: string): string {
  return `Unable to set uid:gid ${uid}:${gid} for script ${path} - disabling`;
}
