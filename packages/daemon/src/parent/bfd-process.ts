import type { BfdConfiguration, ChildSettings, ToBfdChild, ToParent, WhatToDump } from '../messages.ts';
import { Child, type ChildEvents, type ChildOptions } from './child.ts';

export interface BfdProcessOptions extends Pick<ChildOptions<never>, 'respawn' | 'log' | 'bfdEvents'> {
  readonly settings: ChildSettings;
  readonly events: ChildEvents;
}

/** The BFD child and what its parent has to tell it. */
export class BfdProcess {
  readonly #options: BfdProcessOptions;
  readonly #child: Child<ToBfdChild>;
  #configuration: BfdConfiguration;

  constructor(configuration: BfdConfiguration, options: BfdProcessOptions) {
    this.#configuration = configuration;
    this.#options = options;
    const kind = { role: 'bfd', title: 'BFD', process: 'Keepalived_bfd' } as const;
    this.#child = new Child(kind, {
      ...options,
      configure: () => ({ type: 'configure', settings: options.settings, ...this.#configuration }),
      heard: (message) => this.#heard(message),
      died: () => {},
    });
  }

  /** What it was told last. */
  get configuration(): BfdConfiguration {
    return this.#configuration;
  }

  reload(configuration: BfdConfiguration): void {
    this.#configuration = configuration;
    this.#child.renew({ type: 'reload', ...configuration });
  }

  dump(what: WhatToDump): void {
    this.#child.tell({ type: 'dump', what });
  }

  /** Who tracks its sessions has been started anew. */
  repeat(): void {
    this.#child.tell({ type: 'repeat' });
  }

  stop(waitMs: number): Promise<void> {
    return this.#child.stop(waitMs);
  }

  #heard(message: ToParent): void {
    // Only the VRRP child is asked anything.
    if (message.type !== 'inspected') this.#options.events[message.type]();
  }
}
