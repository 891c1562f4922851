import type { SignalListener } from '../kernel.ts';
import { KernelError } from '../kernel-error.ts';
import { SIGRTMAX, SIGRTMIN } from '../realtime-signals.ts';

/** Signals reach their listeners when the event loop turns. */
export class FakeSignals {
  readonly #listeners = new Map<SignalListener, { readonly signal: number; received(): void }>();

  listenRealtime(signal: number, received: () => void): SignalListener {
    if (signal < SIGRTMIN || signal > SIGRTMAX) {
      throw KernelError.of('EINVAL', 'listen for signal', `${signal}`);
    }
    return this.listen(signal, received);
  }

  listen(signal: number, received: () => void): SignalListener {
    const listener: SignalListener = { close: () => this.#listeners.delete(listener) };
    this.#listeners.set(listener, { signal, received });
    return listener;
  }

  deliver(signal: number): void {
    for (const listener of [...this.#listeners.values()]) {
      if (listener.signal === signal) listener.received();
    }
  }
}
