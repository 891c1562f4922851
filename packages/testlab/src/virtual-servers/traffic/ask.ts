import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, isIPv6 } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Millis } from '../../clock.ts';
import type { Namespace } from '../../network/namespace.ts';
import { within } from '../../network/within.ts';

const PATIENCE: Millis = 3_000;
const NOBODY = '-';

/**
 * Asks once, from a port of its own.
 * @param what `tcp 10.1.0.1 80`
 * @returns the name of who answers; `refused` where somebody says that there is nobody, `-` where nobody says anything
 */
export async function ask(client: Namespace, what: string): Promise<string> {
  const [protocol, address = '', port] = what.split(' ');
  try {
    return await (protocol === 'udp' ? askUdp : askTcp)(client, address, Number(port));
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    if (code === 'ECONNREFUSED') return 'refused';
    if (name === 'AbortError' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return NOBODY;
    throw error;
  }
}

async function askTcp(client: Namespace, host: string, port: number): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE);
  const socket = await within(client, async () => connect({ host, port, signal }));
  return await text(socket);
}

async function askUdp(client: Namespace, address: string, port: number): Promise<string> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  try {
    await within(client, async () => {
      socket.connect(port, address);
      await once(socket, 'connect');
    });
    socket.send('who?');
    const [answer]: Buffer[] = await once(socket, 'message', { signal: AbortSignal.timeout(PATIENCE) });
    return `${answer}`;
  } finally {
    socket.close();
  }
}
