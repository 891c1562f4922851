import { seconds } from '@kaconf/net';
import { type Block, type ConfigOf, keyword, sameAs } from './keyword.ts';
import { fractionalSeconds } from './types/numbers/duration.ts';
import { atLeastOne, INT_MAX, TIMER_MAX_SECONDS, unsigned } from './types/numbers/integer.ts';
import { script } from './types/processes/script.ts';
import { user } from './types/processes/user.ts';
import { weight } from './types/tracking/weight.ts';
import { name } from './types/words/name.ts';
import { flag } from './types/words/words.ts';

export const vrrpScript = {
  doc: 'A program that is run time and again; what it exits with moves priorities.',
  readers: ['vrrp'],
  header: name(),
  keywords: {
    script: keyword('What to run.', script, undefined),
    interval: keyword(
      'The time between two starts.',
      atLeastOne(
        fractionalSeconds(0, TIMER_MAX_SECONDS, 3),
        seconds(1),
        '({name}): vrrp script interval must be greater than 0, setting to 1',
      ),
      seconds(1),
      { refusal: "({name}): vrrp script interval '{value}' must be between 0.001 and 4294 - ignoring" },
    ),
    timeout: keyword(
      'When a run that does not end counts as failed.',
      atLeastOne(
        fractionalSeconds(0, TIMER_MAX_SECONDS, 3),
        seconds(1),
        '({name}): vrrp script timeout must be greater than 0, setting to 1',
      ),
      sameAs('interval'),
      { refusal: "({name}): vrrp script timeout '{value}' invalid - ignoring" },
    ),
    weight: keyword(
      'Added to the priority: a positive one while the script succeeds, a negative one while it fails. With 0 a failure is a FAULT.',
      weight({
        max: 253,
        range: 'vrrp_script {name} weight {value} must be in [-253, 253]',
        option: 'vrrp_script {name} unknown weight option {value}',
        clamps: true,
      }),
      { weight: 0, reverse: false },
    ),
    rise: keyword('How many successes in a row make it succeed.', unsigned(1, INT_MAX), 1, {
      refusal: "({name}): vrrp script rise value '{value}' invalid, defaulting to 1",
    }),
    fall: keyword('How many failures in a row make it fail.', unsigned(1, INT_MAX), 1, {
      refusal: "({name}): vrrp script fall value '{value}' invalid, defaulting to 1",
    }),
    user: keyword('Who runs it; by default the script_user of global_defs.', user, undefined),
    init_fail: keyword('It counts as failed until it has succeeded.', flag(), false),
  },
} as const satisfies Block;

/** As written; the `VrrpScript` of a `Config` has a script. */
export type VrrpScriptBlock = ConfigOf<typeof vrrpScript>;
