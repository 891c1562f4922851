import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A folder of fixtures/stories; see the README.md there. */
export interface Story {
  readonly name: string;
  readonly folder: string;
  /** By node, in the order in which they are given to the simulator and started. */
  readonly configurations: ReadonlyMap<string, string>;
  /** What has to follow, in order: `a VI_1 MASTER`. */
  readonly expected: readonly string[];
}

const STORIES = fileURLToPath(new URL('../../../../fixtures/stories', import.meta.url));
const CONFIGURATION = /^(\w+)\.conf$/;

export async function storyNames(): Promise<readonly string[]> {
  const entries = await readdir(STORIES, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** @throws Error when there is none of the name */
export async function readStory(name: string): Promise<Story> {
  const folder = `${STORIES}/${name}`;
  const nodes = (await readdir(folder)).flatMap((file) => CONFIGURATION.exec(file)?.[1] ?? []).toSorted();
  const configurations = await Promise.all(
    nodes.map(async (node) => [node, await readFile(`${folder}/${node}.conf`, 'utf8')] as const),
  );
  const lines = (await readFile(`${folder}/transitions.txt`, 'utf8')).split('\n');
  return {
    name,
    folder,
    configurations: new Map(configurations),
    expected: lines.filter((line) => line.trim() !== ''),
  };
}
