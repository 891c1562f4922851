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
/** Behind everybody it watches: the kernel's stamps do not care when it gets to read them. */
const CAPTURE = [
  'nice',
  '-n',
  '19',
  'tcpdump',
  '-i',
  'br0',
  '--immediate-mode',
  '--time-stamp-precision=nano',
];
/** Slots as long as a frame: by default an 8 MiB ring has 32 slots of 256 KiB, and a burst overruns it. */
const BUFFER = ['-B', '8192', '-s', '1514'];
/** As root: it has no reason to look for its own user. */
const TO_PIPE = ['-Z', 'root', '-U', '-w', '-'];

/** @throws Error when tcpdump refuses */
export async function openObserver(bridge: Namespace): Promise<Observer> {
  const tcpdump = spawn(bridge.onNetwork([...CAPTURE, ...BUFFER, ...TO_PIPE, FILTER]));
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
