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

const NO_SCHEDULER = 'Scheduler or persistence engine not found';

const particular: Readonly<Record<string, string>> = {
  'addService EEXIST': 'Service already exists',
  'addService ENOENT': NO_SCHEDULER,
  'editService ENOENT': NO_SCHEDULER,
  'addDestination EEXIST': 'Destination already exists',
  'editDestination ENOENT': 'No such destination',
  'deleteDestination ENOENT': 'No such destination',
  'startDaemon EEXIST': 'Daemon has already run',
  'stopDaemon ESRCH': 'No daemon is running',
};

const general: Readonly<Record<string, string>> = {
  ESRCH: 'No such service',
  EPERM: 'Permission denied (you must be root)',
  EINVAL: 'Invalid operation.  Possibly wrong module version, address not unicast, ...',
  ENOPROTOOPT: 'Protocol not available',
  ENOMEM: 'Memory allocation problem',
  EOPNOTSUPP: 'Operation not supported with IPv6',
  EAFNOSUPPORT: 'Operation not supported with specified address family',
  EMSGSIZE: 'Module is wrong version',
};

/** What keepalived says for an errno; `asked` is what was asked last. */
export function explainErrno(refusal: Pick<Refusal, 'code' | 'reason'>, asked?: Asked): string {
  return particular[`${asked} ${refusal.code}`] ?? general[refusal.code] ?? refusal.reason;
}

/** keepalived's line: `IPVS cmd IP_VS_SO_SET_ADD(1154) error: Service already exists(17) (10.0.0.1:tcp:80)`. */
export function describeRefusal(command: Command, refusal: Refusal): string {
  const where = command.type === 'flush' ? '' : ` (${describeCommand(command)})`;
  return `${describeOption(command.type, refusal)}${where}`;
}

/** The same of a request that names neither a service nor a destination. */
export function describeOption(asked: Asked, refusal: Refusal): string {
  const [name, number] = options[asked];
  return `IPVS cmd ${name}(${number}) error: ${explainErrno(refusal, asked)}(${refusal.errno})`;
}

/** What was to be is so already: keepalived says so and goes on as if it had been done. */
export function isHarmless({ type }: Command, { code }: Refusal): boolean {
  if (code === 'EEXIST') return type === 'addService' || type === 'addDestination';
  return code === 'ENOENT' && (type === 'deleteService' || type === 'deleteDestination');
}
