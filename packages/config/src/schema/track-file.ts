import { type Block, type ConfigOf, keyword } from './keyword.ts';
import { initFile } from './types/tracking/init-file.ts';
import { weight } from './types/tracking/weight.ts';
import { deprecatedName, name } from './types/words/name.ts';
import { firstText } from './types/words/words.ts';

export const trackFile = {
  doc: 'A file that holds a number: times a weight it is added to priorities, or to the weights of real servers.',
  readers: ['checker', 'vrrp'],
  header: name(),
  keywords: {
    file: keyword(
      'The path of the file.',
      firstText({
        missing: 'track file file name missing',
        again: 'File already set for track file {name} - ignoring {value}',
      }),
      undefined,
    ),
    weight: keyword(
      'What the number is multiplied with.',
      weight({
        max: 254,
        range: 'Weight ({value}) for track_file {name} must be between [-254..254] inclusive. Ignoring...',
        option: 'track_file {name} unknown weight option {value}',
        missing: 'No weight specified for track file {name} - ignoring',
        again: { unless: 1, line: 'Weight already set for track file {name} - ignoring {value}' },
      }),
      { weight: 1, reverse: false },
    ),
    init_file: keyword(
      'Write a number into the file at the start if there is none, or in any case.',
      initFile,
      undefined,
    ),
  },
} as const satisfies Block;

/** As keepalived had it before it could do more than move priorities. */
export const vrrpTrackFile = { ...trackFile, header: deprecatedName('track_file') } as const satisfies Block;

export type TrackFileBlock = ConfigOf<typeof trackFile>;
