/** Runs in the bridge's namespace: sends the frames on its standard input, one in hexadecimal a line, out of br0. */
import { text } from 'node:stream/consumers';
import { linuxKernel } from '@kaconf/kernel';

const BATCH = 100;

const kernel = linuxKernel();
const network = kernel.openNetwork(() => {});
const bridge = network.links().find((link) => link.name === 'br0');
network.close();
if (bridge === undefined) throw new Error('there is no br0 here');

const frames = (await text(process.stdin)).split('\n').map((line) => Buffer.from(line, 'hex'));
const socket = kernel.openPacketSocket();
for (let start = 0; start < frames.length; start += BATCH) {
  const batch = frames.slice(start, start + BATCH).map((frame) => ({ ifindex: bridge.index, frame }));
  const [failure] = socket.send(batch);
  if (failure !== undefined) throw failure.error;
}
socket.close();
