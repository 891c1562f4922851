/** Runs in the bridge's namespace: what a host sends, it carries to the others, late, twice or not at all. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { linuxKernel } from '@kaconf/kernel';
import { decodeEthernetFrame } from '@kaconf/net';
import { readPcap } from '../observer/pcap.ts';
import { spawn } from '../process/spawn.ts';
import type { Route } from './weather.ts';

const CAPTURE = ['tcpdump', '-i', 'br0', '-Q', 'in', '--immediate-mode', '--time-stamp-precision=nano'];
const TO_PIPE = ['-Z', 'root', '-U', '-w', '-'];

const { ports, lossPercent, duplicatePercent, jitter }: Route = JSON.parse(process.argv[2] ?? '');
const kernel = linuxKernel();
const network = kernel.openNetwork(() => {});
const links = network.links();
network.close();
const receivers = ports.map(({ name, mac }) => {
  const link = links.find((one) => one.name === name);
  if (link === undefined) throw new Error(`there is no ${name} here`);
  return { mac, ifindex: link.index };
});

const socket = kernel.openPacketSocket();
const tcpdump = spawn([...CAPTURE, ...TO_PIPE]);
const carrying = carryAll();
await once(createInterface({ input: tcpdump.stderr }), 'line');
console.log('ready');
await carrying;

async function carryAll(): Promise<void> {
  for await (const { bytes } of readPcap(tcpdump.stdout)) {
    const frame = decodeEthernetFrame(bytes);
    if (typeof frame === 'string') continue;
    for (const { mac, ifindex } of receivers) if (mac !== frame.source) carry(bytes, ifindex);
  }
}

function carry(frame: Uint8Array, ifindex: number): void {
  const copies = happens(duplicatePercent) ? 2 : 1;
  for (let copy = 0; copy < copies; copy++) {
    if (!happens(lossPercent)) setTimeout(() => deliver(frame, ifindex), Math.random() * jitter);
  }
}

function happens(percent: number): boolean {
  return Math.random() * 100 < percent;
}

function deliver(frame: Uint8Array, ifindex: number): void {
  const [failure] = socket.send([{ ifindex, frame }]);
  if (failure !== undefined) throw failure.error;
}
