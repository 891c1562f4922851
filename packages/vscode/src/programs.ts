import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** What `program` stands for: a path as it is, relative to `folder`; a name, where PATH has it. Undefined where nothing is. */
export function findProgram(
  program: string,
  folder: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const isPath = /[/\\]/.test(program);
  const folders = (environment.PATH ?? '').split(delimiter).filter((each) => isAbsolute(each));
  const places = isPath ? [resolve(folder ?? '', program)] : folders.map((each) => join(each, program));
  return places.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const PATIENCE = 10_000;

/** Why this is no kaconf that serves editors; undefined when it is one. */
export function refusalOf(command: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, ['lsp', '--help'], { timeout: PATIENCE }, (error, _output, complaint) => {
      const [said] = complaint.trim().split('\n');
      resolve(error === null ? undefined : said || `it ends with ${error.code ?? error.signal}`);
    });
  });
}
