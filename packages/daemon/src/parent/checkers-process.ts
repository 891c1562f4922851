import type { CheckersConfiguration, CheckersStart } from '../messages.ts';
import { type RoleOptions, RoleProcess } from './role-process.ts';

const KIND = { role: 'checkers', title: 'Healthcheck' } as const;

/** The child that keeps the IPVS table and checks real servers. */
export class CheckersProcess extends RoleProcess<CheckersStart, CheckersConfiguration> {
  constructor(configuration: CheckersConfiguration, options: RoleOptions<CheckersStart>) {
    super(KIND, configuration, options);
  }
}
