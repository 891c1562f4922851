import type { NameDirectories, Names } from './names.ts';

/** Who runs a program. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
  /** Others that it is in; absent: none. */
  readonly groups?: readonly number[];
}

/** Who there is; itself, whoever the daemon is. */
export interface Accounts extends Omit<Identity, 'groups'> {
  user(name: string): Identity | undefined;
  /** The gid. */
  group(name: string): number | undefined;
  /** All that a user is in, its own among them. */
  groupsOf?(user: string, gid: number): readonly number[];
}

/** What a configuration means depends on the machine that it is for. Whatever is not told here is not looked at. */
export interface Machine extends Partial<Accounts> {
  /** It is to run there, not only to be tested: of most numbers keepalived then takes as much as is one, and warns. */
  readonly isToRun?: boolean;
  /** What names in routes, rules and addresses stand for; by default, what they usually do. */
  names?(directories: NameDirectories): Names;
  /** Undefined when nobody knows: there is no such namespace, or no way to look into it. @param namespace by default the one that this runs in */
  interfaces?(namespace?: string): readonly NetworkInterface[] | undefined;
  /** How many CPUs there are. */
  cpus?(): number;
  /** Whether a host of this name has an address. */
  resolves?(host: string): boolean;
  /** Whether somebody may run a program; with script security only what nobody but root can replace may run as root. */
  runs?(program: string, identity: Identity, scriptSecurity: boolean): boolean;
  /** What a file holds that holds a key; undefined when it cannot be opened. @param limit in octets: what is as long is no key */
  secret?(path: string, limit: number): SecretFile | undefined;
  /** Why nobody is told when a file changes; undefined when all is well. */
  unwatchable?(path: string): Unwatchable | undefined;
}

export interface NetworkInterface {
  readonly name: string;
  readonly loopback: boolean;
  readonly multicast: boolean;
  /** Absent when nobody knows. */
  readonly type?: 'vrf' | 'macvlan' | 'ipvlan' | 'other' | undefined;
}

export interface SecretFile {
  /** Undefined when it is too long. */
  readonly text: string | undefined;
  /** Its group or everybody may read it. */
  readonly isOpenToOthers: boolean;
}

/** Its folder cannot be reached, and so says the system; or changes in its file system go unnoticed. */
export type Unwatchable =
  | { readonly type: 'folder'; readonly errno: number; readonly reason: string }
  | { readonly type: 'fileSystem' };
