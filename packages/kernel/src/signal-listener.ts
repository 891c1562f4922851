import type { Addon } from './addon.ts';
import type { SignalListener } from './kernel.ts';
import { attempt } from './kernel-error.ts';

export function onSignal(addon: Addon, signal: number, received: () => void): SignalListener {
  const watch = attempt('listen for signal', `${signal}`, () => addon.watchSignal(signal, received));
  return { close: () => addon.unwatch(watch) };
}
