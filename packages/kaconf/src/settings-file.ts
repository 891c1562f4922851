import type { Settings } from './settings.ts';
import { isAbsent, reasonOf } from './sources.ts';
import type { Terminal } from './terminal.ts';

/** Those of FILE, or of the directory that this is run in, if there are any; or what is wrong with them. */
export async function settingsOf(file: string | undefined, terminal: Terminal): Promise<Settings | string> {
  const { readSettings, SETTINGS_FILE } = await import('./settings.ts');
  const path = file ?? SETTINGS_FILE;
  let text: string;
  try {
    text = await terminal.read(path);
  } catch (error) {
    if (file === undefined && isAbsent(error)) return { lint: {}, nodes: [] };
    return `cannot read '${path}': ${reasonOf(error)}`;
  }
  return readSettings(path, text);
}
