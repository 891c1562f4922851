import { once } from 'node:events';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Millis } from '../clock.ts';
import { drop } from '../network/drops.ts';
import type { Network } from '../network/network.ts';
import { spawn } from '../process/spawn.ts';

/** What becomes of frames, for each receiver anew. Those that take longer than the next are overtaken. */
export interface Weather {
  readonly lossPercent: number;
  readonly duplicatePercent: number;
  /** Between the fastest frame and the slowest. */
  readonly jitter: Millis;
}

/** What the carrier has to know, as its only argument. */
export interface Route extends Weather {
  readonly ports: readonly { readonly name: string; readonly mac: string }[];
}

const CARRIER = fileURLToPath(new URL('carrier.ts', import.meta.url));
const EVERYTHING = 'counter';

/**
 * The bridge forwards nothing more; a process carries the frames between its ports instead, as netem would where the kernel
 * has it. Who listens at the bridge hears each frame once, when it is sent. Disposing of it clears the sky.
 */
export async function startWeather<Name extends string>(
  { hosts, bridge }: Network<Name>,
  weather: Weather,
): Promise<AsyncDisposable> {
  const ports = Object.values<{ name: string; mac: string }>(hosts).map(({ name, mac }) => ({ name, mac }));
  const route: Route = { ...weather, ports };
  const carrier = spawn(bridge.onNetwork([execPath, CARRIER, JSON.stringify(route)]));
  const ended = carrier.then(({ exitCode }) =>
    Promise.reject(new Error(`the carrier ended with ${exitCode}`)),
  );
  await Promise.race([once(createInterface({ input: carrier.stdout }), 'line'), ended]);
  await drop(bridge, EVERYTHING);
  return {
    async [Symbol.asyncDispose]() {
      const hasEnded = carrier.nodeChildProcess.exitCode !== null;
      await drop(bridge);
      carrier.kill('SIGTERM');
      await ended.catch((error) => {
        if (hasEnded) throw error;
      });
    },
  };
}
