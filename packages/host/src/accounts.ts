import type { Identity } from '@kaconf/config';

/** `name:password:uid:gid:…`, a line of passwd(5). */
export function findUser(passwd: string, name: string): Identity | undefined {
  const [, , uid, gid] = findLine(passwd, name) ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** `name:password:gid:members`, a line of group(5). */
export function findGroup(group: string, name: string): number | undefined {
  const gid = findLine(group, name)?.[2];
  return gid === undefined ? undefined : Number(gid);
}

/** The groups whose members, in lines of group(5), a user is among; its own is not told there. */
export function findGroups(group: string, user: string, own: number): readonly number[] {
  const gids = group.split('\n').flatMap((line) => {
    const [, , gid, members = ''] = line.split(':');
    return gid !== undefined && members.split(',').includes(user) ? [Number(gid)] : [];
  });
  return [...new Set([own, ...gids])];
}

/** What getent(1) says of `initgroups`: the user, and the numbers behind it. */
export function readGroups(line: string, own: number): readonly number[] {
  const [, ...gids] = line.trim().split(/\s+/);
  return [...new Set([own, ...gids.map(Number)])];
}

function findLine(database: string, name: string): readonly string[] | undefined {
  const line = database.split('\n').find((each) => each.startsWith(`${name}:`));
  return line?.split(':');
}
