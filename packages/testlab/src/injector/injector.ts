import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Namespace } from '../network/namespace.ts';
import { run } from '../process/spawn.ts';

const SENDER = fileURLToPath(new URL('sender.ts', import.meta.url));

/** Puts whole Ethernet frames on the bridge, where every host gets them. @throws ExecaError when the kernel refuses */
export async function inject(bridge: Namespace, frames: readonly Uint8Array[]): Promise<void> {
  const lines = frames.map((frame) => Buffer.from(frame).toString('hex'));
  await run(bridge.onNetwork([execPath, SENDER]), lines.join('\n'));
}
