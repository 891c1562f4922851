import { filledIn, NO_RELOAD } from '../dumps/global-line.ts';
import { writeDump } from '../dumps/write-dump.ts';
import type { Log } from '../logging/logger.ts';
import type { DumpSettings } from '../messages.ts';

/** SIGUSR1: what the parent knows itself. Its children write theirs. @param nextReload `2026-11-21 22:30:00` */
export function writeParentData(
  { files, parentGlobals }: DumpSettings,
  nextReload: string | undefined,
  log: Log,
): void {
  log.info(`Printing parent data for process(${process.pid}) on signal`);
  const reload = nextReload === undefined ? NO_RELOAD : ` Reload scheduled for ${nextReload}`;
  const lines = filledIn(parentGlobals, { reload: [reload] });
  void writeDump({ path: files.parentData, text: `${lines.join('\n')}\n`, mode: 0o666 }, log);
}
