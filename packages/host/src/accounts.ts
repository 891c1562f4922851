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

function findLine(database: string, name: string): readonly string[] | undefined {
  const line = database.split('\n').find((each) => each.startsWith(`${name}:`));
  return line?.split(':');
}
