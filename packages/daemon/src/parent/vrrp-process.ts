import type { Inspection } from '../control/protocol.ts';
import type { AskedOfVrrp, VrrpConfiguration, VrrpStart } from '../messages.ts';
import { type RoleOptions, RoleProcess } from './role-process.ts';

/** How long whoever asks waits for a child that does not get its turn, or is stopped. */
const ANSWER_MS = 3000;

const KIND = { role: 'vrrp', title: 'VRRP' } as const;

/** Who waits for what has been found, by the number of the question. */
type Asking = Map<number, (found: Inspection | undefined) => void>;

/** The VRRP child and what its parent has to tell it, and asks it. */
export class VrrpProcess extends RoleProcess<VrrpStart, VrrpConfiguration, AskedOfVrrp> {
  readonly #asking: Asking;
  #questions = 0;

  constructor(configuration: VrrpConfiguration, options: RoleOptions<VrrpStart>) {
    const asking: Asking = new Map();
    super(KIND, configuration, options, {
      answered: ({ id, found }) => answer(asking, id, found),
      died: () => {
        for (const id of asking.keys()) answer(asking, id, undefined);
      },
    });
    this.#asking = asking;
  }

  maintain(on: boolean): void {
    this.tell({ type: 'maintain', on });
  }

  /**
   * What the instances are and why; undefined while no child answers.
   *
   * @param instance only that one
   */
  inspect(instance?: string): Promise<Inspection | undefined> {
    if (!this.isRunning) return Promise.resolve(undefined);
    const id = this.#questions++;
    const { promise, resolve } = Promise.withResolvers<Inspection | undefined>();
    this.#asking.set(id, resolve);
    this.tell({ type: 'inspect', id, instance });
    const patience = setTimeout(() => answer(this.#asking, id, undefined), ANSWER_MS);
    return promise.finally(() => clearTimeout(patience));
  }
}

function answer(asking: Asking, id: number, found: Inspection | undefined): void {
  asking.get(id)?.(found);
  asking.delete(id);
}
