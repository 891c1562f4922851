import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Identity } from '@kaconf/config';
import { findGroup, findGroups, findUser, readGroups } from './accounts.ts';
import { type FileStatus, type Host, isRefused, type Refused } from './host.ts';
import { readInterfaces } from './interfaces.ts';
import { readNames } from './names.ts';
import { judgeScript } from './script-security.ts';
import { readSecret } from './secret-file.ts';
import { unwatchable } from './watching.ts';

/** The machine that this process runs on; in the network namespace that it is in. */
export function linuxHost(): Host {
  const host: Host = {
    uid: process.geteuid?.() ?? 0,
    gid: process.getegid?.() ?? 0,
    searchPath: process.env.PATH ?? '/bin:/usr/bin',
    user: once(
      (name) => findUser(readText('/etc/passwd'), name) ?? findUser(nameService('passwd', name), name),
    ),
    group: once(
      (name) => findGroup(readText('/etc/group'), name) ?? findGroup(nameService('group', name), name),
    ),
    groupsOf: (user, gid) => {
      const told = nameService('initgroups', user);
      return told === '' ? findGroups(readText('/etc/group'), user, gid) : readGroups(told, gid);
    },
    status: (path) => attempt(() => describe(lstatSync(path))),
    realPath: (path, identity) => actAs(identity, () => attempt(() => realpathSync.native(path))),
    interfaces: readInterfaces,
    cpus: () => cpus().length,
    resolves: (name) => nameService('ahosts', name) !== '',
    wholeName: (name) => wholeNameIn(nameService('ahosts', name)) ?? name,
    secret: readSecret,
    unwatchable,
    // A name that is none leads to the folder.
    hasNetworkNamespace: (name) =>
      statSync(`/run/netns/${name}`, { throwIfNoEntry: false })?.isDirectory() === false,
    names: (directories) => readNames(directories, NAME_FILES),
    runs: (program, identity, security) => judgeScript(program, identity, host, security).verdict === 'runs',
  };
  return host;
}

const NAME_FILES = {
  text: (path: string) => readText(path) || undefined,
  entries: (path: string) => {
    const entries = attempt(() => readdirSync(path));
    return isRefused(entries) ? undefined : entries;
  },
};

/** Thousands of scripts may be one user's, or want one who is not there. */
function once<T>(ask: (name: string) => T): (name: string) => T {
  const answers = new Map<string, T>();
  return (name) => {
    if (!answers.has(name)) answers.set(name, ask(name));
    return answers.get(name) as T;
  };
}

/** Who is in no file may be in LDAP or the like; getent(1) asks the name service. */
function nameService(database: 'passwd' | 'group' | 'initgroups' | 'ahosts', name: string): string {
  try {
    return execFileSync('getent', [database, name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // It ends with 2 when there is no such name, and is not there at all where there are only files.
    return '';
  }
}

/** `10.0.0.1 STREAM host.example.com`: getent(1) asks for the canonical name, as keepalived does. */
export function wholeNameIn(answers: string): string | undefined {
  return /^\S+ +STREAM +(\S+)/m.exec(answers)?.[1];
}

function describe(stats: Stats): FileStatus {
  const type = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'directory'
      : stats.isSymbolicLink()
        ? 'link'
        : 'other';
  return { type, uid: stats.uid, gid: stats.gid, mode: stats.mode & 0o7777 };
}

/** The effective ids, for the time of a call; whoever is not root may only stay as it is. */
function actAs<T>({ uid, gid }: Identity, call: () => T): T | Refused {
  const [ownUid, ownGid] = [process.geteuid?.(), process.getegid?.()];
  try {
    if (gid !== ownGid) process.setegid?.(gid);
    if (uid !== ownUid) process.seteuid?.(uid);
    return call();
  } catch {
    return { refused: 'identity' };
  } finally {
    if (ownUid !== undefined && uid !== ownUid) process.seteuid?.(ownUid);
    if (ownGid !== undefined && gid !== ownGid) process.setegid?.(ownGid);
  }
}

/** Empty when it cannot be read. */
function readText(path: string): string {
  const text = attempt(() => readFileSync(path, 'utf8'));
  return typeof text === 'string' ? text : '';
}

function attempt<T>(call: () => T): T | Refused {
  try {
    return call();
  } catch (error) {
    return { refused: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}
