import { rowOf } from '@kaconf/diagnostics';
import type { TrackFile } from '../../../config.ts';
import type { TrackFileBlock } from '../../../schema/track-file.ts';
import { located } from '../../reporter.ts';
import type { Check } from '../check.ts';

/** A block without a file is nothing. */
export function completeTrackFiles(blocks: readonly TrackFileBlock[], { reporter }: Check): TrackFile[] {
  const inOrder = blocks.toSorted((a, b) => rowOf(a.span) - rowOf(b.span) || a.span.column - b.span.column);
  return inOrder.flatMap((block) => {
    const { file, name, end } = block;
    if (file !== undefined) return [{ ...block, file }];
    reporter.report({
      code: 'incomplete',
      severity: 'error',
      span: block.span,
      message: `track_file '${name}' has no file`,
      hint: 'it is removed',
      keepalived: [located(`No file set for track_file ${name} - ignoring`, end, 'checker', 'vrrp')],
    });
    return [];
  });
}
