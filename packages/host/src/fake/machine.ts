import { type NetworkInterface, type SecretFile, USUAL_NAMES } from '@kaconf/config';
import type { FileStatus, Host } from '../host.ts';
import { judgeScript } from '../script-security.ts';

const DIRECTORY: FileStatus = { type: 'directory', uid: 0, gid: 0, mode: 0o755 };
const PROGRAM: FileStatus = { type: 'file', uid: 0, gid: 0, mode: 0o755 };

/** A machine in memory: merged /usr, a few programs, users and interfaces. It is root who looks at it. */
export function machine(extra: { users?: readonly string[]; uid?: number } = {}): Host {
  const { uid = 0, users = [] } = extra;
  const host: Host = {
    uid,
    gid: uid,
    searchPath: '/usr/local/bin:/usr/bin',
    user: (name) => accounts.get(name) ?? (users.includes(name) ? { uid: 900, gid: 900 } : undefined),
    group: (name) => groups.get(name),
    groupsOf: (name, own) => (name === 'root' ? [own, 4] : [own]),
    status: (path) => files.get(path) ?? { refused: 'ENOENT' },
    realPath: (path, identity) => {
      if (uid !== 0 && identity.uid !== uid) return { refused: 'identity' };
      const real = path.replace(/^\/bin\//, '/usr/bin/').replace(/\/(\.\/)+/g, '/');
      if (real.startsWith('/root/') && identity.uid !== 0) return { refused: 'EACCES' };
      return files.has(real) ? real : { refused: 'ENOENT' };
    },
    interfaces: (namespace) => (namespace === undefined || namespace === 'blue' ? interfaces : undefined),
    cpus: () => 4,
    wholeName: (name) => `${name}.example.com`,
    resolves: (name) => name === 'mail.example.com',
    secret: (path) => secrets.get(path),
    unwatchable: (path) =>
      path.startsWith('/nowhere/')
        ? { type: 'folder', errno: 2, reason: 'No such file or directory' }
        : path.startsWith('/proc/')
          ? { type: 'fileSystem' }
          : undefined,
    hasNetworkNamespace: (name) => name === 'blue',
    names: () => USUAL_NAMES,
    runs: (program, identity, security) => judgeScript(program, identity, host, security).verdict === 'runs',
  };
  return host;
}

const accounts = new Map([
  ['root', { uid: 0, gid: 0 }],
  ['nobody', { uid: 65534, gid: 65534 }],
]);
const groups = new Map([
  ['root', 0],
  ['adm', 4],
]);

const interfaces: readonly NetworkInterface[] = [
  { name: 'lo', loopback: true, multicast: false },
  { name: 'eth0', loopback: false, multicast: true, type: 'other' },
  { name: 'eth1', loopback: false, multicast: true, type: 'other' },
  { name: 'wg0', loopback: false, multicast: false, type: 'other' },
];

const KEY = '0123456789abcdef0123456789abcdef';
const secrets = new Map<string, SecretFile>([
  ['/root/key', { text: KEY, isOpenToOthers: false }],
  ['/root/open-key', { text: KEY, isOpenToOthers: true }],
  ['/root/short-key', { text: 'short', isOpenToOthers: false }],
  ['/root/long-key', { text: undefined, isOpenToOthers: false }],
]);

const files = new Map<string, FileStatus>([
  ['/', DIRECTORY],
  ['/bin', { ...DIRECTORY, type: 'link', mode: 0o777 }],
  ['/usr', DIRECTORY],
  ['/usr/bin', DIRECTORY],
  ['/usr/bin/true', PROGRAM],
  ['/usr/bin/killall', PROGRAM],
  ['/usr/bin/notes', { ...PROGRAM, mode: 0o644 }],
  ['/root', { ...DIRECTORY, mode: 0o700 }],
  ['/root/own.sh', PROGRAM],
  ['/tmp', { ...DIRECTORY, mode: 0o1777 }],
  ['/tmp/check.sh', PROGRAM],
  ['/opt', DIRECTORY],
  ['/opt/open.sh', { ...PROGRAM, mode: 0o777 }],
  ['/opt/plain.txt', { ...PROGRAM, mode: 0o644 }],
  ['/opt/users.sh', { ...PROGRAM, uid: 1000 }],
  ['/opt/adm.sh', { ...PROGRAM, gid: 4, mode: 0o775 }],
  ['/opt/rootgroup.sh', { ...PROGRAM, mode: 0o775 }],
  ['/opt/suid', { ...PROGRAM, mode: 0o4755 }],
  ['/opt/suid-open', { ...PROGRAM, mode: 0o4757 }],
  ['/opt/private.sh', { ...PROGRAM, uid: 65534, mode: 0o700 }],
  ['/srv', { ...DIRECTORY, mode: 0o777 }],
  ['/srv/check.sh', PROGRAM],
]);
