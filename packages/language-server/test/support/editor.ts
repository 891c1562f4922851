import { inMemory } from '@kaconf/config/fake';
import type { Position } from 'vscode-languageserver';
import { Project } from '../../src/project.ts';
import type { Configuration } from '../../src/text/configuration.ts';
import type { Part } from '../../src/text/part.ts';

/** Where the cursor is in a text. */
const MARK = '¦';

export interface Opened {
  readonly project: Project;
  readonly configuration: Configuration;
  readonly part: Part;
  readonly position: Position;
}

/** Opens the file that has the mark in it, among others on the disk. */
export function open(files: Record<string, string>): Opened {
  const [path = '', marked = ''] = Object.entries(files).find(([, text]) => text.includes(MARK)) ?? [];
  const before = marked.slice(0, marked.indexOf(MARK)).split('\n');
  const texts = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace(MARK, '')]),
  );
  const project = projectOf(texts);
  project.put(path, texts[path] ?? '');
  const found = project.partOf(path);
  if (found === undefined) throw new Error(`no file has ${MARK}`);
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { project, ...found, position };
}

export function projectOf(files: Record<string, string>): Project {
  return new Project({
    options: { files: inMemory(files), configId: 'lb1' },
    lint: {},
    judge: async () => [],
    pageOf: (code) => `# ${code}`,
  });
}
