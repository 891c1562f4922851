// What node-gyp needs besides Node, and Debian's packages of the same names.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export const tools = ['python3', 'make', 'g++'];

export function missingTools() {
  return tools.filter((tool) => !onPath(tool));
}

export function onPath(tool) {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => isExecutable(join(directory, tool)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
