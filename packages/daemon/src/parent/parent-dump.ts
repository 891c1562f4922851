import { writeDump } from '../dumps/write-dump.ts';
import type { Log } from '../logging/logger.ts';
import type { DumpSettings } from '../messages.ts';

/** SIGUSR1: what the parent knows itself. Its children write theirs. */
export function writeParentData({ files, parentGlobals }: DumpSettings, log: Log): void {
  log.info(`Printing parent data for process(${process.pid}) on signal`);
  void writeDump({ path: files.parentData, text: `${parentGlobals.join('\n')}\n`, mode: 0o666 }, log);
}
