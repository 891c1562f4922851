import type { Inspection } from '../control/protocol.ts';
import type { AskedOfVrrp, VrrpConfiguration, VrrpStart } from '../messages.ts';
import { Questions } from './questions.ts';
import { type RoleOptions, RoleProcess } from './role-process.ts';

const KIND = { role: 'vrrp', title: 'VRRP' } as const;

/** The VRRP child and what its parent has to tell it, and asks it. */
export class VrrpProcess extends RoleProcess<VrrpStart, VrrpConfiguration, AskedOfVrrp> {
  readonly #questions: Questions<Inspection>;

  constructor(configuration: VrrpConfiguration, options: RoleOptions<VrrpStart>) {
    const questions = new Questions<Inspection>();
    super(KIND, configuration, options, {
      change: (next) => next,
      answered(answer) {
        if (answer.type === 'inspected') questions.answered(answer.id, answer.found);
      },
      died: () => questions.end(),
    });
    this.#questions = questions;
  }

  maintain(on: boolean): void {
    this.tell({ type: 'maintain', on });
  }

  /**
   * What the instances are and why; undefined while no child answers.
   *
   * @param instance only that one
   */
  async inspect(instance?: string): Promise<Inspection | undefined> {
    if (!this.isRunning) return undefined;
    return this.#questions.ask((id) => this.tell({ type: 'inspect', id, instance }));
  }
}
