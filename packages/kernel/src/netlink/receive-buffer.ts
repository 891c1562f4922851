import type { Addon } from '../addon.ts';
import { attempt } from '../kernel-error.ts';
import type { ReceiveBuffer } from '../processes.ts';

/** Room for a thousand interfaces that change at once, whatever net.core.rmem_max is. */
const ORDINARY: ReceiveBuffer = { octets: 1024 * 1024, forced: true };

/** @param purpose what the socket is there for, for the error message */
export function resizeBuffer(
  addon: Addon,
  fd: number,
  purpose: string,
  { octets, forced }: ReceiveBuffer = ORDINARY,
): void {
  const object = `of the netlink socket ${purpose} to ${octets} octets`;
  attempt('set receive buffer', object, () => addon.resizeReceiveBuffer(fd, octets, forced));
}
