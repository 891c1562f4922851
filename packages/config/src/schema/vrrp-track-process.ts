import { type Block, type ConfigOf, keyword } from './keyword.ts';
import { fractionalSeconds } from './types/numbers/duration.ts';
import { unsigned } from './types/numbers/integer.ts';
import { paramMatch, trackedProcess } from './types/tracking/tracked-process.ts';
import { weight } from './types/tracking/weight.ts';
import { name } from './types/words/name.ts';
import { flag } from './types/words/words.ts';

const MAX_QUORUM = 65_535;
const delay = fractionalSeconds(0.000001, 3600);

export const vrrpTrackProcess = {
  doc: 'A program: while enough processes run it, priorities are higher.',
  readers: ['vrrp'],
  header: name(),
  keywords: {
    process: keyword('The program, and perhaps its arguments.', trackedProcess, undefined),
    param_match: keyword('How much of the arguments must match.', paramMatch, undefined, {
      refusal: 'Invalid param_match type {value} - ignoring',
      since: '2.0.16',
    }),
    weight: keyword(
      'Added to the priority; 0: without the processes it is a FAULT.',
      weight({
        max: 254,
        range:
          'Weight ({value}) for vrrp_track_process {name} must be between [-254..254] inclusive. Ignoring...',
        option: 'vrrp_track_process {name} unknown weight option {value}',
        missing: 'No weight specified for track process {name} - ignoring',
        again: { unless: 0, line: 'Weight already set for track process {name} - ignoring {value}' },
      }),
      { weight: 0, reverse: false },
    ),
    quorum: keyword('How many of them there must be.', unsigned(1, MAX_QUORUM), 1, {
      refusal: `Quorum ({value}) for vrrp_track_process {name} must be between [1..${MAX_QUORUM}] inclusive. Ignoring...`,
    }),
    quorum_max: keyword('How many of them there may be.', unsigned(0, MAX_QUORUM), undefined, {
      refusal: `quorum_max ({value}) for vrrp_track_process {name} must be between [0..${MAX_QUORUM}] inclusive. Ignoring...`,
      since: '2.0.16',
    }),
    fork_delay: keyword('How long to wait before a process counts.', delay, undefined, {
      refusal:
        'fork_delay ({value}) for vrrp_track_process {name} must be between [0.000001..3600] inclusive. Ignoring...',
      since: '2.0.16',
    }),
    terminate_delay: keyword('How long to wait before one that has ended is missed.', delay, undefined, {
      refusal:
        'terminate_delay ({value}) for vrrp_track_process {name} must be between [0.000001..3600] inclusive. Ignoring...',
      since: '2.0.16',
    }),
    delay: keyword('Both of these.', delay, undefined, {
      refusal:
        'delay ({value}) for vrrp_track_process {name} must be between [0.000001..3600] inclusive. Ignoring...',
    }),
    full_command: keyword(
      'Match the whole command line, rather than the name of the process.',
      flag(),
      false,
    ),
  },
} as const satisfies Block;

export type VrrpTrackProcessBlock = ConfigOf<typeof vrrpTrackProcess>;
