import type { ToChild, ToParent, WhatToDump } from '../messages.ts';
import { Child, type ChildEvents, type ChildKind, type ChildOptions } from './child.ts';

export interface RoleOptions<Start> extends Pick<ChildOptions<never>, 'respawn' | 'log' | 'bfdEvents'> {
  readonly events: ChildEvents;
  /** What it is told beside its configuration, whenever it is started. */
  start(): Start;
}

/** What it has found out of that nobody else was asked. */
type Answer = Extract<ToParent, { readonly type: 'inspected' | 'serversInspected' }>;

interface Hooks<Configuration, Change> {
  /** What is told to who has the configuration before. */
  change(configuration: Configuration, before: Configuration): Change;
  /** It answers a question. */
  answered?(answer: Answer): void;
  /** Started again or not. */
  died?(): void;
}

/**
 * A child and what its parent has to tell it: a configuration, and each that replaces it.
 *
 * @typeParam Asked what else it may be told
 */
export class RoleProcess<
  Start extends object,
  Configuration extends object,
  Asked extends object = never,
  Change extends object = Configuration,
> {
  readonly #child: Child<ToChild<Start, Configuration, Change> | Asked>;
  readonly #hooks: Hooks<Configuration, Change>;
  #configuration: Configuration;

  constructor(
    kind: ChildKind,
    configuration: Configuration,
    options: RoleOptions<Start>,
    hooks: Hooks<Configuration, Change>,
  ) {
    this.#hooks = hooks;
    this.#configuration = configuration;
    this.#child = new Child(kind, {
      ...options,
      configure: () => ({ type: 'configure', ...options.start(), ...this.#configuration }),
      heard: (message) => {
        if ('found' in message) hooks.answered?.(message);
        else options.events[message.type]();
      },
      died: () => hooks.died?.(),
    });
  }

  /** What it was told last. */
  get configuration(): Configuration {
    return this.#configuration;
  }

  get isRunning(): boolean {
    return this.#child.isRunning;
  }

  tell(message: Asked): void {
    this.#child.tell(message);
  }

  reload(configuration: Configuration): void {
    const change = this.#hooks.change(configuration, this.#configuration);
    this.#configuration = configuration;
    this.#child.renew({ type: 'reload', ...change });
  }

  /** It is to write that. */
  dump(what: WhatToDump): void {
    this.#child.tell({ type: 'dump', what });
  }

  stop(waitMs: number): Promise<void> {
    return this.#child.stop(waitMs);
  }
}
