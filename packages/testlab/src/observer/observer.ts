import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Chronicle, openChronicle } from '../chronicle.ts';
import type { Namespace } from '../network/namespace.ts';
import { spawn } from '../process/spawn.ts';
import { decode } from './decode.ts';
import type { WireEvent } from './event.ts';
import { readPcap } from './pcap.ts';

/** Hears everything that goes over a bridge, with the kernel's own time stamps. */
export interface Observer extends Chronicle<WireEvent>, AsyncDisposable {}

const FILTER = 'arp or icmp6 or ip proto 112 or ip proto 51 or ip6 proto 112';
const CAPTURE = ['tcpdump', '-i', 'br0', '--immediate-mode', '--time-stamp-precision=nano', '-B', '8192'];
/** As root: it has no reason to look for its own user. */
const TO_PIPE = ['-Z', 'root', '-U', '-w', '-'];

/** @throws Error when tcpdump refuses */
export async function openObserver(bridge: Namespace): Promise<Observer> {
  const tcpdump = spawn(bridge.onNetwork([...CAPTURE, ...TO_PIPE, FILTER]));
  const chronicle = openChronicle<WireEvent>();
  const reading = listen(tcpdump.stdout, chronicle);
  const [greeting] = await once(createInterface({ input: tcpdump.stderr }), 'line');
  if (!String(greeting).includes('listening on')) throw new Error(`cannot capture: ${greeting}`);
  return {
    ...chronicle,
    async [Symbol.asyncDispose]() {
      tcpdump.kill('SIGTERM');
      await Promise.all([tcpdump, reading]);
    },
  };
}

async function listen(capture: AsyncIterable<Uint8Array>, chronicle: Chronicle<WireEvent>): Promise<void> {
  for await (const frame of readPcap(capture)) {
    const event = decode(frame);
    if (event !== undefined) chronicle.record(event);
  }
}
