import { type Block, type ConfigOf, keyword } from '../keyword.ts';
import { fileWeight } from '../types/file-weight.ts';
import { text } from '../types/words.ts';

export const fileCheck = {
  doc: 'A tracked file moves the weight of the real server.',
  keywords: {
    track_file: keyword('The name of the track_file.', text(), undefined),
    weight: keyword(
      'What its content is multiplied with; by default as the file says.',
      fileWeight,
      undefined,
    ),
  },
} as const satisfies Block;

/** As written; the `FileCheck` of a `Config` has a file. */
export interface FileCheckBlock extends ConfigOf<typeof fileCheck> {}
