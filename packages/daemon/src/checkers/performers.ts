import type { KernelTable } from '../ipvs/kernel-table.ts';
import type { HeldLog } from '../logging/held-log.ts';
import type { ServersNotifier } from './notifier.ts';

/** Who does what; each is a part of the shell that knows one kind of effect. */
export interface Performers {
  readonly log: HeldLog;
  readonly table: KernelTable;
  readonly notifier: ServersNotifier;
}
