import type { Destination } from './destination.ts';
import type { Service } from './service.ts';

/** The virtual services of a network namespace. */
export type Table = readonly TableEntry[];

export interface TableEntry {
  readonly service: Service;
  readonly destinations: readonly Destination[];
}
