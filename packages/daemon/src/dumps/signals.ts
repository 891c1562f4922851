import { type Kernel, SIGRTMAX, SIGRTMIN } from '@kaconf/kernel';
import type { WhatToDump } from '../messages.ts';

/** As keepalived numbers them; the first two by name, since Node knows them. */
export const SIGJSON = SIGRTMIN + 2;
export const SIGSTATS_CLEAR = SIGRTMAX - 1;

/** From here on, whoever asks this process by a signal to write something gets it. */
export function onDumpSignals(kernel: Pick<Kernel, 'onSignal'>, asked: (what: WhatToDump) => void): void {
  process.on('SIGUSR1', () => asked('data'));
  process.on('SIGUSR2', () => asked('stats'));
  kernel.onSignal(SIGSTATS_CLEAR, () => asked('stats, then clear'));
  kernel.onSignal(SIGJSON, () => asked('json'));
}
