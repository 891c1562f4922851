import { rowOf } from '@kaconf/diagnostics';
import type { CodeName } from '../../../../codes.ts';
import type { TrackFile } from '../../../../config.ts';
import type { TrackFileBlock } from '../../../../schema/track-file.ts';
import { located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

/** A block without a file is nothing, and neither is one of whose file nobody hears. */
export function completeTrackFiles(blocks: readonly TrackFileBlock[], check: Check): TrackFile[] {
  const inOrder = blocks.toSorted((a, b) => rowOf(a.span) - rowOf(b.span) || a.span.column - b.span.column);
  return inOrder.flatMap((block) => {
    const { file, name } = block;
    const mistake = file === undefined ? withoutFile(name) : unwatchable(name, file, check);
    if (file !== undefined && mistake === undefined) return [{ ...block, file }];
    if (mistake !== undefined) refuse(block, mistake, check);
    return [];
  });
}

interface Mistake {
  readonly code: CodeName;
  readonly message: string;
  readonly line: string;
}

function withoutFile(name: string): Mistake {
  const line = `No file set for track_file ${name} - ignoring`;
  return { code: 'incomplete', message: `track_file '${name}' has no file`, line };
}

function unwatchable(name: string, file: string, { machine }: Check): Mistake | undefined {
  const code = 'unwatchableFile';
  const found = machine.unwatchable?.(file);
  if (found === undefined) return;
  if (found.type === 'folder') {
    const line = `realpath() error ${found.errno} (${found.reason}) for ${name}`;
    return { code, message: `the folder of ${file} cannot be reached: ${found.reason}`, line };
  }
  const line = `The filesystem of ${file} is read only or cannot be monitored - ignoring`;
  return { code, message: `nobody is told when ${file} changes: its file system does not do that`, line };
}

function refuse(block: TrackFileBlock, { line, ...about }: Mistake, { reporter }: Check): void {
  const { name, span, end } = block;
  const keepalived = [located(line, end, 'checker', 'vrrp')];
  reporter.report({
    severity: 'error',
    span,
    ...about,
    hint: 'it is removed',
    keepalived,
    ...(about.code === 'incomplete' && { wants: { keyword: 'file', within: block } }),
    spoils: { keyword: 'track_file', name },
  });
}
