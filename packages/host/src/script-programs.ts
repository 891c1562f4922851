import { commandText, type GlobalDefs, type Identity, type Program } from '@kaconf/config';
import type { Diagnostic, Span } from '@kaconf/diagnostics';
import type { Command } from '@kaconf/vrrp';
import { type Finding, finding, logged, type Wording } from './finding.ts';
import type { Host } from './host.ts';
import { judgeScript, type ScriptVerdict } from './script-security.ts';
import { violation } from './script-violation.ts';

export interface ScriptPrograms {
  readonly findings: readonly Diagnostic[];
  /** What runs, by the `span` of the script; the others are as if they were not configured. */
  readonly commands: ReadonlyMap<Span, Command>;
}

/** A program that somebody would run, and what becomes of it. */
export interface Judged {
  readonly program: Program;
  readonly identity: Identity;
  readonly verdict: ScriptVerdict;
}

/** Looks at every program that one of keepalived's processes is to run. */
export function checkScriptPrograms(
  programs: readonly Program[],
  globals: Pick<GlobalDefs, 'enable_script_security' | 'use_symlink_paths'>,
  host: Host,
): ScriptPrograms {
  const { enable_script_security: scriptSecurity, use_symlink_paths: keepsLinks } = globals;
  const judged = programs.flatMap((program): Judged[] => {
    const { words, identity } = program.script;
    if (identity === undefined) return [];
    return [{ program, identity, verdict: judgeScript(words[0], identity, host, scriptSecurity) }];
  });
  // Who reads the pipe of all is looked at by two processes.
  const scripts = Map.groupBy(judged, ({ program }) => program.script);
  return {
    findings: [...[...scripts.values()].flatMap(report), ...(scriptSecurity ? [] : violation(judged))],
    commands: new Map(
      judged.filter(runs).map((it) => [it.program.script.span, command(it, keepsLinks, host)]),
    ),
  };
}

/** Whoever is notified is told something, which nothing but a program can hear. */
function runs({ program, verdict }: Judged): boolean {
  return verdict.verdict === 'runs' && (verdict.executed || program.type !== 'notify');
}

/** @param judged one script, for each process that looks at it */
function report(judged: readonly Judged[]): Diagnostic[] {
  const says = judged.flatMap(({ program, verdict }) => [
    ...verdict.logs.map((log) => logged(log, program.reader)),
    ...disabling(program, verdict),
  ]);
  const [first] = judged;
  if (first === undefined || says.length === 0) return [];
  const { span, words } = first.program.script;
  const { code, message, hint } = explain(first.verdict);
  return [finding({ code, span, message: `${words[0]} ${message}`, hint, says })];
}

type Explanation = Pick<Finding, 'code' | 'message' | 'hint'>;

function explain({ verdict, unsafe, causes = [] }: ScriptVerdict): Explanation {
  const lost = 'it does not run';
  const replaced = `could be replaced by others than root, since ${causes.join(', and ')}`;
  if (verdict === 'not found')
    return { code: 'scriptNotFound', message: `cannot be found or accessed: ${lost}` };
  if (verdict === 'not executable')
    return { code: 'scriptNotExecutable', message: `is not executable: ${lost}` };
  const code = 'insecureScript';
  const hint = 'write the path that it leads to';
  if (verdict === 'runs') {
    return unsafe ? { code, message: replaced } : { code, message: 'is whatever $PATH leads to', hint };
  }
  return unsafe
    ? { code, message: `${replaced}: ${lost}` }
    : { code, message: `${unsafely(causes)}: ${lost}`, hint };
}

function unsafely(causes: readonly string[]): string {
  return causes.length > 0 ? `cannot be run safely, since ${causes.join(', and ')}` : 'cannot be run safely';
}

/** The others are disabled without a word. */
function disabling({ type, name, script, reader }: Program, { verdict }: ScriptVerdict): Wording[] {
  const reason = DISABLING.get(verdict);
  if (reason === undefined) return [];
  if (type === 'track') return [{ text: `Disabling track script ${name} ${reason}` }];
  if (type === 'misc')
    return [logged(`Disabling misc script ${commandText(script.words)} ${reason}`, reader)];
  return [];
}

const DISABLING: ReadonlyMap<ScriptVerdict['verdict'], string> = new Map([
  ['insecure', 'due to insecure'],
  ['not found', 'since not found/accessible'],
]);

/** A program that is reached by a link is told the name of the link, and a script the file itself unless `keepsLinks`. */
function command(
  { program: { script }, identity, verdict }: Judged,
  keepsLinks: boolean,
  host: Host,
): Command {
  const { words } = script;
  const { program, executed, leadsTo } = verdict;
  const own = identity.uid === host.uid && identity.gid === host.gid && identity.groups === undefined;
  const run = executed ? [program, ...words.slice(1)] : ['/bin/sh', '-c', commandText(words)];
  const file = keepsLinks || leadsTo === undefined ? {} : { file: leadsTo };
  return { words: run, ...file, ...(!own && identity) };
}
