import { describeCommand } from './netlink/command-request.ts';
import type { Refusal } from './netlink/edge.ts';
import type { Command } from './table/command.ts';

/** What keepalived calls a request to IPVS in its log: the socket options that came before netlink, with their numbers. */
const options = {
  addService: ['IP_VS_SO_SET_ADD', 1154],
  editService: ['IP_VS_SO_SET_EDIT', 1155],
  deleteService: ['IP_VS_SO_SET_DEL', 1156],
  flush: ['IP_VS_SO_SET_FLUSH', 1157],
  addDestination: ['IP_VS_SO_SET_ADDDEST', 1159],
  deleteDestination: ['IP_VS_SO_SET_DELDEST', 1160],
  editDestination: ['IP_VS_SO_SET_EDITDEST', 1161],
  startDaemon: ['IP_VS_SO_SET_STARTDAEMON', 1163],
  stopDaemon: ['IP_VS_SO_SET_STOPDAEMON', 1164],
} as const;

type Asked = keyof typeof options;
type Errno = Pick<Refusal, 'code' | 'errno' | 'reason'>;

/**
 * Through libnl keepalived sees fewer errors than there are. Each of these becomes another one, and what libnl has no word for
 * its number 1, which is EPERM's.
 */
const seenAs: Readonly<Record<string, Errno>> = {
  ESRCH: { code: 'ENOENT', errno: 2, reason: 'No such file or directory' },
  EADDRINUSE: { code: 'EEXIST', errno: 17, reason: 'File exists' },
  ENOTSOCK: { code: 'EBADF', errno: 9, reason: 'Bad file descriptor' },
  EFAULT: { code: 'EINVAL', errno: 22, reason: 'Invalid argument' },
  ENOPROTOOPT: { code: 'EINVAL', errno: 22, reason: 'Invalid argument' },
  ENOBUFS: { code: 'ENOMEM', errno: 12, reason: 'Cannot allocate memory' },
};
const seen = new Set([
  ...['EBADF', 'EEXIST', 'EADDRNOTAVAIL', 'ENOENT', 'EINTR', 'EAGAIN', 'EINVAL', 'EACCES', 'ENOMEM'],
  ...['EAFNOSUPPORT', 'EPROTONOSUPPORT', 'EOPNOTSUPP', 'EPERM', 'EBUSY', 'ERANGE', 'ENODEV'],
]);
const ANY_OTHER: Errno = { code: 'EPERM', errno: 1, reason: 'Operation not permitted' };

const NO_SCHEDULER = 'Scheduler or persistence engine not found';

const particular: Readonly<Record<string, string>> = {
  'addService EEXIST': 'Service already exists',
  'addService ENOENT': NO_SCHEDULER,
  'editService ENOENT': NO_SCHEDULER,
  'addDestination EEXIST': 'Destination already exists',
  'editDestination ENOENT': 'No such destination',
  'deleteDestination ENOENT': 'No such destination',
  'startDaemon EEXIST': 'Daemon has already run',
};

const general: Readonly<Record<string, string>> = {
  EPERM: 'Permission denied (you must be root)',
  EINVAL: 'Invalid operation.  Possibly wrong module version, address not unicast, ...',
  ENOMEM: 'Memory allocation problem',
  EOPNOTSUPP: 'Operation not supported with IPv6',
  EAFNOSUPPORT: 'Operation not supported with specified address family',
};

/** What keepalived takes it for. */
function asSeen(refusal: Errno): Errno {
  return seenAs[refusal.code] ?? (seen.has(refusal.code) ? refusal : ANY_OTHER);
}

/** What keepalived says of it; `asked` is what was asked, if it is one of these. */
export function explainErrno(refusal: Errno, asked?: Asked): string {
  const { code, reason } = asSeen(refusal);
  return particular[`${asked} ${code}`] ?? general[code] ?? reason;
}

/** keepalived's line: `IPVS cmd IP_VS_SO_SET_ADD(1154) error: Service already exists(17) (10.0.0.1:tcp:80)`. */
export function describeRefusal(command: Command, refusal: Errno): string {
  const where = command.type === 'flush' ? '' : ` (${describeCommand(command)})`;
  return `${describeOption(command.type, refusal)}${where}`;
}

/** The same of a request that names neither a service nor a destination. */
export function describeOption(asked: Asked, refusal: Errno): string {
  const [name, number] = options[asked];
  return `IPVS cmd ${name}(${number}) error: ${explainErrno(refusal, asked)}(${asSeen(refusal).errno})`;
}

/** What was to be is so already, as keepalived sees it: it says so and goes on as if it had been done. */
export function isHarmless({ type }: Command, refusal: Errno): boolean {
  const { code } = asSeen(refusal);
  if (code === 'EEXIST') return type === 'addService' || type === 'addDestination';
  return code === 'ENOENT' && (type === 'deleteService' || type === 'deleteDestination');
}

/** For what was to be edited: there is no such thing, as keepalived sees it. */
export function isMissing(refusal: Errno): boolean {
  return asSeen(refusal).code === 'ENOENT';
}
