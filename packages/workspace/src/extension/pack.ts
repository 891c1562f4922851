import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { version } from '../version.ts';
import { stageExtension } from './stage.ts';

/** The extension as VS Code installs it. @returns its path, in `folder` */
export async function packExtension(folder: string): Promise<string> {
  const stage = join(folder, 'vscode');
  await stageExtension(stage);
  const path = join(folder, `kaconf-vscode-${version}.vsix`);
  await createVSIX({ cwd: stage, packagePath: path, dependencies: false, allowMissingRepository: true });
  rmSync(stage, { recursive: true });
  return path;
}
