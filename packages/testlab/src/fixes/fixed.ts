import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const KACONF = fileURLToPath(new URL('../../../kaconf/src/main.ts', import.meta.url));

export const COMMANDS = ['lint', 'migrate'] as const;
export type Command = (typeof COMMANDS)[number];

/**
 * Rewrites files as `kaconf COMMAND --fix` does.
 *
 * @param host the configuration ID
 * @param version to migrate to: whatever has changed up to it
 * @throws Error where it does not come to an end of its own
 */
export async function fix(
  command: Command,
  files: readonly string[],
  host: string,
  version: string,
): Promise<void> {
  const versions = command === 'migrate' ? ['--from', '1.2', '--to', version] : [];
  const words = [KACONF, command, '--fix', '--config-id', host, ...versions, ...files];
  const { exitCode, stderr } = await execa(process.execPath, words, { reject: false, stdin: 'ignore' });
  if (exitCode === undefined || exitCode > 2) throw new Error(`kaconf ${command} --fix: ${stderr}`);
}
