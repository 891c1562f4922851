import type { User } from '../schema/types/processes/user.ts';
import type { Accounts, Identity, Machine } from './machine.ts';

/** Somebody who runs scripts, or why there is nobody, as keepalived logs it. */
export type Lookup =
  | { readonly identity: Identity }
  | { readonly identity?: undefined; readonly log: string };

/**
 * A colon before the group asks for the user's other groups, too.
 *
 * @param supplements they are wanted in any case
 */
export function lookUp({ user, group = '' }: User, accounts: Accounts, supplements: boolean): Lookup {
  const found = accounts.user(user);
  if (found === undefined) return { log: `Script user '${user}' does not exist` };
  const wanted = supplements || group.startsWith(':');
  const groups = wanted ? accounts.groupsOf?.(user, found.gid) : undefined;
  const identity = { ...found, ...(groups && { groups }) };
  const name = group.replace(/^:/, '');
  if (name === '') return { identity };
  const gid = accounts.group(name);
  return gid === undefined
    ? { log: `Script group '${name}' does not exist` }
    : { identity: { ...identity, gid } };
}

/** Undefined where nobody knows who there is. */
export function accountsOf({ uid, gid, user, group, groupsOf }: Machine): Accounts | undefined {
  if (uid === undefined || gid === undefined || !user || !group) return undefined;
  return { uid, gid, user, group, ...(groupsOf && { groupsOf }) };
}
