import type { Inspection } from '../control/protocol.ts';
import type { ToParent, ToVrrpChild, VrrpConfiguration, VrrpSettings, WhatToDump } from '../messages.ts';
import { Child, type ChildEvents, type ChildOptions } from './child.ts';

/** How long whoever asks waits for a child that does not get its turn, or is stopped. */
const ANSWER_MS = 3000;

export interface VrrpProcessOptions extends Pick<ChildOptions<never>, 'respawn' | 'log' | 'bfdEvents'> {
  readonly settings: VrrpSettings;
  readonly events: ChildEvents;
  /** Whether a child that is started begins so. */
  isMaintenance(): boolean;
}

/** The VRRP child and what its parent has to tell it, and asks it. */
export class VrrpProcess {
  readonly #options: VrrpProcessOptions;
  readonly #child: Child<ToVrrpChild>;
  /** Who waits for what has been found, by the number of the question. */
  readonly #asking = new Map<number, (found: Inspection | undefined) => void>();
  #questions = 0;
  #configuration: VrrpConfiguration;

  constructor(configuration: VrrpConfiguration, options: VrrpProcessOptions) {
    this.#configuration = configuration;
    this.#options = options;
    const kind = { role: 'vrrp', title: 'VRRP', process: 'Keepalived_vrrp' } as const;
    this.#child = new Child(kind, {
      ...options,
      configure: () => this.#configure(),
      heard: (message) => this.#heard(message),
      died: () => this.#died(),
    });
  }

  /** What it was told last. */
  get configuration(): VrrpConfiguration {
    return this.#configuration;
  }

  reload(configuration: VrrpConfiguration): void {
    this.#configuration = configuration;
    this.#child.renew({ type: 'reload', ...configuration });
  }

  /** It is to write that. */
  dump(what: WhatToDump): void {
    this.#child.tell({ type: 'dump', what });
  }

  maintain(on: boolean): void {
    this.#child.tell({ type: 'maintain', on });
  }

  /**
   * What the instances are and why; undefined while no child answers.
   *
   * @param instance only that one
   */
  inspect(instance?: string): Promise<Inspection | undefined> {
    if (!this.#child.isRunning) return Promise.resolve(undefined);
    const id = this.#questions++;
    const { promise, resolve } = Promise.withResolvers<Inspection | undefined>();
    this.#asking.set(id, resolve);
    this.#child.tell({ type: 'inspect', id, instance });
    const patience = setTimeout(() => this.#answer(id, undefined), ANSWER_MS);
    return promise.finally(() => clearTimeout(patience));
  }

  stop(waitMs: number): Promise<void> {
    return this.#child.stop(waitMs);
  }

  #configure(): ToVrrpChild {
    const { settings, isMaintenance } = this.#options;
    return { type: 'configure', settings, isMaintenance: isMaintenance(), ...this.#configuration };
  }

  #heard(message: ToParent): void {
    if (message.type === 'inspected') this.#answer(message.id, message.found);
    else this.#options.events[message.type]();
  }

  #answer(id: number, found: Inspection | undefined): void {
    this.#asking.get(id)?.(found);
    this.#asking.delete(id);
  }

  #died(): void {
    for (const id of this.#asking.keys()) this.#answer(id, undefined);
  }
}
