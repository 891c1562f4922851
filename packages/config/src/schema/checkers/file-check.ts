import { type Block, type ConfigOf, keyword } from '../keyword.ts';
import { fileWeight } from '../types/servers/file-weight.ts';
import { mentions } from '../types/words/mentions.ts';

export const fileCheck = {
  doc: 'A tracked file moves the weight of the real server.',
  keywords: {
    track_file: keyword('The name of the track_file.', mentions, []),
    weight: keyword(
      'What its content is multiplied with; by default as the file says.',
      fileWeight,
      undefined,
    ),
  },
} as const satisfies Block;

/** As written; the `FileCheck` of a `Config` has a file. */
export interface FileCheckBlock extends ConfigOf<typeof fileCheck> {}
