import type { Config, User, VrrpScript } from '@kaconf/config';
import { type Diagnostic, type Position, rowOf, type Span } from '@kaconf/diagnostics';
import { commandText } from './command-text.ts';
import { finding, logged, type Wording } from './finding.ts';
import type { Host, Identity } from './host.ts';
import { DEFAULT_USER, defaultUser, type Lookup, lookUp } from './script-users.ts';
import { inReadingOrder, type ScriptUse } from './script-uses.ts';

/** Who runs each script; what nobody can run is not there. */
export interface ScriptOwners {
  readonly findings: readonly Diagnostic[];
  /** By the `span` of the script. */
  readonly identities: ReadonlyMap<Span, Identity>;
}

export function findScriptOwners(config: Config, host: Host): ScriptOwners {
  const uses = inReadingOrder(config);
  const fallback = defaultUser(config.global_defs, host);
  // keepalived looks for its own default when a script first needs it, and says then what it found.
  const first = config.global_defs.script_user ? undefined : uses.find((use) => userOf(use) === undefined);
  const identities = new Map<Span, Identity>();
  const findings = uses.flatMap((use) => {
    const user = userOf(use);
    const owner = user === undefined ? fallback : lookUp(user, host);
    if (owner.identity !== undefined) identities.set(scriptSpan(use), owner.identity);
    return user === undefined ? aboutDefault(use, owner, use === first) : aboutOwn(use, owner);
  });
  return { identities, findings: [...findings, ...untracked(config, identities)] };
}

/** What is said about a script that leaves its user to the default. */
function aboutDefault(use: ScriptUse, { identity, log }: Lookup, first: boolean): Diagnostic[] {
  const announced = first && log !== undefined ? [logged(log)] : [];
  const span = scriptSpan(use);
  if (identity !== undefined) {
    if (announced.length === 0) return [];
    const message = `there is no user ${DEFAULT_USER}: scripts run with the rights of the daemon`;
    return [finding({ code: 'noDefaultScriptUser', severity: 'note', span, message, says: announced })];
  }
  const at = placeOf(use);
  const failed = first ? [{ text: `Unable to set default user ${DEFAULT_USER} for script`, at }] : [];
  return [
    finding({
      code: 'noDefaultScriptUser',
      span,
      message: 'there is nobody to run this script: its default user does not exist',
      hint: `create the user ${DEFAULT_USER}, or name another with script_user`,
      says: [...announced, ...failed, withoutDefault(use, at)],
    }),
  ];
}

function withoutDefault(use: ScriptUse, at: Position): Wording {
  return use.type === 'notify'
    ? logged(`Failed to set default user for notify script ${use.script.words[0]} - ignoring`)
    : { text: `Unable to set default user for vrrp script ${use.script.name} - removing`, at };
}

/** What is said about a script whose own user does not exist. */
function aboutOwn(use: ScriptUse, { identity, log }: Lookup): Diagnostic[] {
  if (identity !== undefined) return [];
  const message = log.replace('Script ', 'the script ');
  if (use.type === 'track') return [trackRefusal(use.script, log, message)];
  const { words, span } = use.script;
  const says = [logged(log), logged(`Invalid user/group for notify script ${words[0]} - ignoring`)];
  return [finding({ code: 'unknownScriptUser', span, message, says })];
}

function trackRefusal({ script, span: block, spans }: VrrpScript, log: string, message: string): Diagnostic {
  const span = spans.user ?? block;
  // Above its `script` there is no command to name yet.
  const command = rowOf(span) < rowOf(script.span) ? '' : commandText(script.words);
  const says = [logged(log), { text: `Unable to set uid/gid for script ${command}`, at: span }];
  return finding({ code: 'unknownScriptUser', span, message, says });
}

/** To whoever tracks a script that nobody can run, it does not exist. */
function untracked(config: Config, identities: ReadonlyMap<Span, Identity>): Diagnostic[] {
  const removed = config.vrrp_scripts.filter(({ script }) => !identities.has(script.span));
  const names = new Set(removed.map(({ name }) => name));
  return [...config.vrrp_instances, ...config.vrrp_sync_groups].flatMap(({ name, track_script }) =>
    track_script
      .filter((tracked) => names.has(tracked.name))
      .map(({ name: script, span }) =>
        finding({
          code: 'scriptRemoved',
          span,
          message: `${script} is not tracked: nobody can run it`,
          says: [{ text: `(${name}) track script ${script} not found, ignoring...`, at: span }],
        }),
      ),
  );
}

function userOf({ type, script }: ScriptUse): User | undefined {
  if (type === 'track') return script.user;
  const { user, group } = script;
  return user === undefined ? undefined : { user, ...(group !== undefined && { group }) };
}

function scriptSpan(use: ScriptUse): Span {
  return use.type === 'track' ? use.script.script.span : use.script.span;
}

/** Where keepalived is when it misses the user: at the end of a vrrp_script, which may still name one. */
function placeOf(use: ScriptUse): Position {
  return use.type === 'track' ? use.script.end : use.script.span;
}
