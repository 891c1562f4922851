import type { Config } from '@kaconf/config';
import { type Command, type PipePlan, planPipes, type ResolveScript } from '@kaconf/vrrp';
import { lifeScript } from '../parent/life-script.ts';
import { commandText } from '../vrrp/dumps/texts.ts';
import { defaultScriptUser } from './default-script-user.ts';
import type { GlobalReader } from './globals-text.ts';

type Globals = Config['global_defs'];

/** What runs before everything else, and what behind it, which only the parent keeps in mind. */
export function lifeScriptsText(config: Config, resolve: ResolveScript, reader: GlobalReader): string[] {
  const kinds = reader === 'parent' ? (['startup', 'shutdown'] as const) : (['startup'] as const);
  return kinds.flatMap((kind) => {
    const script = lifeScript(kind, config, resolve);
    if (!script) return [];
    const name = { startup: 'Startup', shutdown: 'Shutdown' }[kind];
    const comma = kind === 'startup' ? ',' : '';
    return [` ${name} script = ${ownedCommand(script.command)}${comma} timeout ${script.timeoutMs / 1000}`];
  });
}

/** The pipes that tell what happens. */
export function pipesText(globals: Globals, resolve: ResolveScript, reader: GlobalReader): string[] {
  const servers = planPipes('lvs_', globals, resolve).filter(({ kind }) => kind === 'lvs_');
  const pipes = [...planPipes('vrrp_', globals, resolve), ...servers];
  return pipes.flatMap(({ kind, path, uid, gid, reader: program }) => {
    const { name, openers } = PIPES[kind];
    const opens = openers.includes(reader);
    return [pipeText(name, path, { uid, gid }), ...(program ? readerText(name, program, opens) : [])];
  });
}

/** Who opens each. */
const PIPES: Readonly<Record<PipePlan['kind'], { name: string; openers: readonly GlobalReader[] }>> = {
  '': { name: 'Global', openers: ['vrrp', 'checkers'] },
  vrrp_: { name: 'VRRP', openers: ['vrrp'] },
  lvs_: { name: 'LVS', openers: ['checkers'] },
};

interface Owner {
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
}

function pipeText(name: string, path: string, { uid = 0, gid = 0 }: Owner): string {
  return ` ${name} notify fifo = ${path}, uid:gid ${uid}:${gid}`;
}

/** Who opens the pipe has added its path. */
function readerText(name: string, program: Command, opens: boolean): string[] {
  const words = opens ? program.words : program.words.slice(0, -1);
  const path = program.file === undefined ? '' : ` path = ${program.file},`;
  const groups = program.groups ?? [];
  return [
    ` ${name} notify fifo${path} script = ${ownedCommand({ ...program, words })}`,
    ...supplementaryText(groups),
  ];
}

/** Who runs scripts of which nobody is named. */
export function securityText(config: Config, reader: GlobalReader): string[] {
  const identity = defaultScriptUser(config, reader);
  const { enable_script_security: isSecure } = config.global_defs;
  return [
    ` Script security ${isSecure ? 'enabled' : 'disabled'}`,
    ...(identity ? [` Default script uid:gid ${identity.uid}:${identity.gid}`] : []),
    ...supplementaryText(identity?.groups ?? []),
  ];
}

function supplementaryText(groups: readonly number[]): string[] {
  return groups.length === 0 ? [] : ['   Supplementary groups:', ...groups.map((group) => `     ${group}`)];
}

function ownedCommand(command: Command): string {
  return `${commandText(command)}, uid:gid ${command.uid ?? 0}:${command.gid ?? 0}`;
}
