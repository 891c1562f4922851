export type * from './client.ts';
export { describeErrno, type ErrnoCode } from './errno.ts';
export type * from './firewall.ts';
export type * from './generic-netlink.ts';
export type * from './kernel.ts';
export { KernelError } from './kernel-error.ts';
export { linuxKernel } from './linux-kernel.ts';
export { MACVLAN_MODE_PRIVATE } from './netlink/link-attributes.ts';
export type * from './network.ts';
export type * from './processes.ts';
export {
  limitProgramCores,
  type ProgramEnd,
  type ProgramStart,
  type RunningProgram,
  startPrograms,
} from './program.ts';
export { SIGRTMAX, SIGRTMIN } from './realtime-signals.ts';
export type * from './route.ts';
export type * from './sockets.ts';
