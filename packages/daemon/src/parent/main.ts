import { basename } from 'node:path';
import { thisMachine } from '../options/machine.ts';
import type { Options } from '../options/options.ts';
import { parseOptions } from '../options/parse.ts';
import { continuesInBackground } from './background.ts';

/** What the command line says: print something, test a configuration, or be the daemon. */
export async function runParent(): Promise<void> {
  const words = process.argv.slice(2);
  if (basename(process.argv0) === 'genhash') return genhash(words, process.argv0);
  const commandLine = parseOptions(words, process.argv0, thisMachine());
  process.stdout.write(commandLine.stdout);
  process.stderr.write(commandLine.stderr);
  if (commandLine.type === 'exit') {
    process.exitCode = commandLine.status;
    return;
  }
  if (commandLine.type === 'genhash') return genhash(commandLine.words, `${process.argv0} --genhash`);
  const { options } = commandLine;
  if (options.configTest) {
    const { runConfigTest } = await import('../config-test/config-test.ts');
    process.exitCode = runConfigTest(options);
    return;
  }
  if (options.fork && (await hasConfig(options)) && continuesInBackground()) return;
  const { runDaemon } = await import('./daemon.ts');
  process.exitCode = await runDaemon(options);
}

async function genhash(words: readonly string[], command: string): Promise<void> {
  const { runGenhash } = await import('../genhash/main.ts');
  process.exitCode = await runGenhash(words, command);
}

/** Without one the daemon ends in the foreground: whoever starts it is to get its exit status. */
async function hasConfig({ configFile, allConfig }: Options): Promise<boolean> {
  const { findConfigFiles } = await import('../config-test/config-file.ts');
  const { linuxFiles } = await import('@kaconf/host');
  return findConfigFiles(configFile, allConfig, linuxFiles()).sources.length > 0;
}
