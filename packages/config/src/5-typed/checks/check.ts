import type { Devices } from '../../machine/devices.ts';
import type { Machine } from '../../machine/machine.ts';
import type { GlobalDefs } from '../../schema/global-defs.ts';
import type { CompletedBlocks } from '../completed-blocks.ts';
import type { Finding, Reporter } from '../reporter.ts';
import type { ScriptUsers } from '../script-users.ts';

/** What a check over several blocks works with. */
export interface Check {
  readonly global: GlobalDefs;
  readonly reporter: Reporter;
  readonly devices: Devices;
  readonly machine: Machine;
  readonly users: ScriptUsers;
  /** While somebody types. */
  readonly completed?: CompletedBlocks | undefined;
}

/** Those that are not like an earlier one by their key; the others are handed to `report` with the earlier one. */
export function withoutRepeats<T>(
  values: readonly T[],
  key: (value: T) => string,
  report: (value: T, earlier: T) => Finding,
  { reporter }: Check,
): T[] {
  const first = new Map<string, T>();
  return values.filter((value) => {
    const earlier = first.get(key(value));
    if (earlier === undefined) first.set(key(value), value);
    else reporter.report(report(value, earlier));
    return earlier === undefined;
  });
}
