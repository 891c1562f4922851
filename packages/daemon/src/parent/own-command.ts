import { isSea } from 'node:sea';

/** How to start this very program again, whether it is one executable or a script under Node; its options follow. */
export function ownCommand(): [string, ...string[]] {
  return isSea() ? [process.execPath] : [process.execPath, ...process.execArgv, process.argv[1] ?? ''];
}
