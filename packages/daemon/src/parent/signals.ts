import type { Kernel } from '@kaconf/kernel';
import { onDumpSignals } from '../dumps/signals.ts';
import type { WhatToDump } from '../messages.ts';
import { ignoreSignals } from '../processes/ignored-signals.ts';

/** What signals ask of the parent. */
export interface Asked {
  stop(): void;
  reload(): void;
  dump(what: WhatToDump): void;
}

/** @param ignoreInterrupt `--ignore-sigint`. */
export function onSignals(kernel: Pick<Kernel, 'onSignal'>, ignoreInterrupt: boolean, asked: Asked): void {
  ignoreSignals(kernel);
  process.on('SIGTERM', asked.stop);
  process.on('SIGINT', ignoreInterrupt ? () => {} : asked.stop);
  process.on('SIGHUP', asked.reload);
  onDumpSignals(kernel, asked.dump);
}
