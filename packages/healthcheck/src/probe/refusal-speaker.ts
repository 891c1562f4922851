import type { Connection } from '../plan/connection.ts';
import type { ProbeEdge, SocketRefusal } from './edge.ts';
import { saidOnce } from './said-once.ts';

/** Says what this machine does not give to a connection. */
export function refusalSpeaker(
  { fwmark, interface: name }: Connection,
  edge: Pick<ProbeEdge, 'log' | 'logDetail' | 'errorText'>,
): (refusal: SocketRefusal) => void {
  const complain = saidOnce(edge);
  return ({ step, errno }) => {
    const reason = edge.errorText(errno);
    if (step === 'mark') edge.log(`Error setting fwmark ${fwmark} to socket: ${reason}`);
    if (step === 'interface') edge.log(`Checker can't bind to device ${name}: ${reason}`);
    if (step === 'bind') edge.log(`Checker bind failed: ${reason}`);
    if (step === 'connect') complain(errno, 'socket connect error');
  };
}
