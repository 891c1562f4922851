import type { AskedOfBfd, BfdConfiguration, BfdListener, BfdStart } from '../messages.ts';
import { type RoleOptions, RoleProcess } from './role-process.ts';

const KIND = { role: 'bfd', title: 'BFD' } as const;

/** The BFD child and what its parent has to tell it. */
export class BfdProcess extends RoleProcess<BfdStart, BfdConfiguration, AskedOfBfd> {
  constructor(configuration: BfdConfiguration, options: RoleOptions<BfdStart>) {
    super(KIND, configuration, options, { change: (next) => next });
  }

  /** That one has been started anew. */
  repeat(whom: BfdListener): void {
    this.tell({ type: 'repeat', whom });
  }
}
