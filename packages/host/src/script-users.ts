import type { GlobalDefs, User } from '@kaconf/config';
import type { Diagnostic } from '@kaconf/diagnostics';
import { finding, logged } from './finding.ts';
import type { Host, Identity } from './host.ts';

/** Who runs scripts where nobody is named. */
export const DEFAULT_USER = 'keepalived_script';

/** Somebody who runs scripts, or why there is nobody. */
export type Lookup =
  | { readonly identity: Identity; readonly log?: string }
  | { readonly identity: undefined; readonly log: string };

export function lookUp({ user, group }: User, host: Host): Lookup {
  const account = host.user(user);
  if (account === undefined) return { identity: undefined, log: `Script user '${user}' does not exist` };
  if (group === undefined) return { identity: account };
  const gid = host.group(group);
  if (gid === undefined) return { identity: undefined, log: `Script group '${group}' does not exist` };
  return { identity: { uid: account.uid, gid } };
}

/** The `script_user` of global_defs; else keepalived_script; else, without script security, the daemon's own user. */
export function defaultUser(globals: GlobalDefs, host: Host): Lookup {
  if (globals.script_user !== undefined) return lookUp(globals.script_user, host);
  const found = lookUp({ user: DEFAULT_USER }, host);
  if (found.identity !== undefined || globals.enable_script_security) return found;
  return { identity: { uid: host.uid, gid: host.gid }, log: found.log };
}

/** What the parent says about a `script_user` that does not exist. */
export function checkScriptUser(globals: GlobalDefs, host: Host): Diagnostic[] {
  const { script_user: user, span: block, spans } = globals;
  if (user === undefined) return [];
  const { identity, log } = lookUp(user, host);
  if (identity !== undefined) return [];
  const span = spans.script_user ?? block;
  const message = log.replace('Script ', 'the script ');
  const says = [
    logged(log, 'parent'),
    { text: 'Error setting global script uid/gid', at: span, reader: 'parent' } as const,
  ];
  return [
    finding({
      code: 'unknownScriptUser',
      span,
      message,
      hint: 'no script without a user of its own runs',
      says,
    }),
  ];
}
