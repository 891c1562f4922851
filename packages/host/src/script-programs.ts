import type { Config, Script } from '@kaconf/config';
import type { Diagnostic, Span } from '@kaconf/diagnostics';
import type { Command } from '@kaconf/vrrp';
import { commandText } from './command-text.ts';
import { type Finding, finding, logged, type Wording } from './finding.ts';
import type { Host, Identity } from './host.ts';
import { judgeScript, type ScriptVerdict } from './script-security.ts';
import { notifyScripts } from './script-uses.ts';

export interface ScriptPrograms {
  readonly findings: readonly Diagnostic[];
  /** What runs, by the `span` of the script; the others are as if they were not configured. */
  readonly commands: ReadonlyMap<Span, Command>;
}

/** Looks at every program that somebody is to run. Without an instance nothing is ever run, nor looked at. */
export function checkScriptPrograms(
  config: Config,
  identities: ReadonlyMap<Span, Identity>,
  host: Host,
): ScriptPrograms {
  const { vrrp_instances: instances, vrrp_sync_groups: groups, global_defs: globals } = config;
  if (instances.length === 0) return { findings: [], commands: new Map() };
  const tracked = config.vrrp_scripts.map(({ name, script }) => ({ script, name }));
  const notified = [...instances, ...groups]
    .flatMap(notifyScripts)
    .map((script) => ({ script, name: undefined }));
  const judged = [...tracked, ...notified].flatMap(({ script, name }) => {
    const identity = identities.get(script.span);
    if (identity === undefined) return [];
    const verdict = judgeScript(script.words[0], identity, host, globals.enable_script_security);
    return [{ script, name, identity, verdict }];
  });
  const runnable = judged.filter(({ verdict }) => verdict.verdict === 'runs');
  return {
    findings: [
      ...judged.flatMap(({ script, name, verdict }) => report(script, name, verdict)),
      ...(globals.enable_script_security ? [] : violation(judged)),
    ],
    commands: new Map(
      runnable.map(({ script, identity, verdict }) => [
        script.span,
        command(script, verdict, identity, host),
      ]),
    ),
  };
}

function report(script: Script, name: string | undefined, verdict: ScriptVerdict): Diagnostic[] {
  const says = [...verdict.logs.map((log) => logged(log)), ...disabling(name, verdict)];
  if (says.length === 0) return [];
  const { code, message, hint } = explain(verdict);
  return [finding({ code, span: script.span, message: `${script.words[0]} ${message}`, hint, says })];
}

type Explanation = Pick<Finding, 'code' | 'message' | 'hint'>;

function explain({ verdict, unsafe }: ScriptVerdict): Explanation {
  const lost = 'it does not run';
  if (verdict === 'not found')
    return { code: 'scriptNotFound', message: `cannot be found or accessed: ${lost}` };
  if (verdict === 'not executable')
    return { code: 'scriptNotExecutable', message: `is not executable: ${lost}` };
  const code = 'insecureScript';
  const hint = 'write the path that it leads to';
  if (verdict === 'runs') {
    return unsafe
      ? { code, message: 'could be replaced by others than root' }
      : { code, message: 'is whatever $PATH leads to', hint };
  }
  return unsafe
    ? { code, message: `could be replaced by others than root: ${lost}` }
    : { code, message: `is reached through a link, or cannot be run safely: ${lost}`, hint };
}

/** Notify scripts are disabled without a word. */
function disabling(name: string | undefined, { verdict }: ScriptVerdict): Wording[] {
  if (name === undefined) return [];
  if (verdict === 'insecure') return [{ text: `Disabling track script ${name} due to insecure` }];
  if (verdict === 'not found') return [{ text: `Disabling track script ${name} since not found/accessible` }];
  return [];
}

function violation(
  judged: readonly { readonly script: Script; readonly verdict: ScriptVerdict }[],
): Diagnostic[] {
  const executed = judged.find(({ verdict }) => verdict.executed);
  if (executed === undefined) return [];
  const insecure = judged.some(({ verdict }) => verdict.unsafe) ? ' There are insecure scripts.' : '';
  const text = `SECURITY VIOLATION - scripts are being executed but script_security not enabled.${insecure}`;
  return [
    finding({
      code: 'noScriptSecurity',
      span: executed.script.span,
      message: 'scripts run without a check that nobody but root can replace them',
      hint: 'put enable_script_security and script_user into global_defs',
      says: [{ text, status: 'security' }],
    }),
  ];
}

function command(
  { words }: Script,
  { program, executed }: ScriptVerdict,
  identity: Identity,
  host: Host,
): Command {
  const own = identity.uid === host.uid && identity.gid === host.gid;
  const run = executed ? [program, ...words.slice(1)] : ['/bin/sh', '-c', commandText(words)];
  return own ? { words: run } : { words: run, ...identity };
}
