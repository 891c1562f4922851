import type { User } from '../schema/types/processes/user.ts';
import type { Accounts, Identity, Machine } from './machine.ts';

/** Somebody who runs scripts, or why there is nobody, as keepalived logs it. */
export type Lookup =
  | { readonly identity: Identity }
  | { readonly identity?: undefined; readonly log: string };

/** A colon before the group asks for the user's other groups, too. */
export function lookUp({ user, group = '' }: User, accounts: Accounts): Lookup {
  const identity = accounts.user(user);
  if (identity === undefined) return { log: `Script user '${user}' does not exist` };
  const name = group.replace(/^:/, '');
  if (name === '') return { identity };
  const gid = accounts.group(name);
  return gid === undefined
    ? { log: `Script group '${name}' does not exist` }
    : { identity: { uid: identity.uid, gid } };
}

/** Undefined where nobody knows who there is. */
export function accountsOf({ uid, gid, user, group }: Machine): Accounts | undefined {
  return uid === undefined || gid === undefined || !user || !group ? undefined : { uid, gid, user, group };
}
