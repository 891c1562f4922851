import { seconds } from '@kaconf/net';
import { type Block, type ConfigOf, keyword } from '../keyword.ts';
import { TIMER_MAX_SECONDS, wholeSeconds } from '../types/numbers/integer.ts';
import { script } from '../types/processes/script.ts';
import { user } from '../types/processes/user.ts';
import { flag } from '../types/words/words.ts';
import { checkerKeywords } from './common.ts';

export const miscCheck = {
  doc: 'The real server is up while a program succeeds.',
  keywords: {
    ...checkerKeywords({ retry: 0 }),
    misc_path: keyword('What to run.', script, undefined),
    misc_timeout: keyword(
      'When a run that does not end counts as failed; 0: after the delay_loop of the virtual server.',
      wholeSeconds(0, TIMER_MAX_SECONDS),
      seconds(0),
      { refusal: "Invalid misc_timeout value '{value}'" },
    ),
    misc_dynamic: keyword('Its exit status is the weight, plus 2.', flag(), false),
    user: keyword('Who runs it; by default the script_user of global_defs.', user, undefined, {
      missing: 'No user specified for misc checker script {command}',
    }),
  },
} as const satisfies Block;

/** As written; the `MiscCheck` of a `Config` has a program. */
export interface MiscCheckBlock extends ConfigOf<typeof miscCheck> {}
