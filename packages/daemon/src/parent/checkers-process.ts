import { configurationChange } from '../checkers/configuration-change.ts';
import type { VirtualServerStatus } from '../control/virtual-server-status.ts';
import type { AskedOfCheckers, CheckersChange, CheckersConfiguration, CheckersStart } from '../messages.ts';
import { Questions } from './questions.ts';
import { type RoleOptions, RoleProcess } from './role-process.ts';

const KIND = { role: 'checkers', title: 'Healthcheck' } as const;

/** The child that keeps the IPVS table and checks real servers. */
export class CheckersProcess extends RoleProcess<
  CheckersStart,
  CheckersConfiguration,
  AskedOfCheckers,
  CheckersChange
> {
  readonly #questions: Questions<readonly VirtualServerStatus[]>;

  constructor(configuration: CheckersConfiguration, options: RoleOptions<CheckersStart>) {
    const questions = new Questions<readonly VirtualServerStatus[]>();
    super(KIND, configuration, options, {
      change: configurationChange,
      answered(answer) {
        if (answer.type === 'serversInspected') questions.answered(answer.id, answer.found);
      },
      died: () => questions.end(),
    });
    this.#questions = questions;
  }

  /** How virtual and real servers stand; undefined while no child answers. */
  async inspect(): Promise<readonly VirtualServerStatus[] | undefined> {
    if (!this.isRunning) return undefined;
    return this.#questions.ask((id) => this.tell({ type: 'inspectServers', id }));
  }
}
