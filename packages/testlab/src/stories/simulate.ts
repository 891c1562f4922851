import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { addressesOf } from './places.ts';
import type { Story } from './story.ts';
import type { Timeline } from './timeline.ts';

/** What `pnpm build` made. */
const KACONF = fileURLToPath(new URL('../../../../dist/kaconf', import.meta.url));

/** Some virtual router was without a master for longer than it ought to be: that may be what the story is about. */
const TOO_LONG = 1;

/** The story as it is written. @throws Error for mistakes in it */
export function asWritten(story: Story): Promise<Timeline> {
  return simulate(story, ['--story', `${story.folder}/story.yaml`]);
}

/** The story with other steps. @param words the steps, and how long, as options of the command */
export async function simulate(story: Story, words: readonly string[]): Promise<Timeline> {
  const nodes = [...story.configurations.keys()];
  const files = nodes.map((node) => `${story.folder}/${node}.conf`);
  const addresses = nodes.flatMap((node, index) =>
    addressesOf(index).map((prefix) => `--address=eth0@${node}=${prefix.split('/')[0]}`),
  );
  const command = ['simulate', ...files, ...addresses, '--format', 'json', ...words];
  const { stdout, stderr, exitCode } = await execa(KACONF, command, { reject: false });
  if (exitCode === 0 || (exitCode === TOO_LONG && stdout.startsWith('{'))) return JSON.parse(stdout);
  throw new Error(`${story.name}: ${stderr}${stdout}`);
}
