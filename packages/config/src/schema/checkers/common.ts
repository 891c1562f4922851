import { type Micros, seconds } from '@kaconf/net';
import { fromOuter, type Inherited, keyword, sameAs } from '../keyword.ts';
import { address } from '../types/network/address.ts';
import { interfaceName } from '../types/network/interface-name.ts';
import { UINT_MAX, unsigned } from '../types/numbers/integer.ts';
import { connectTimeout, positiveTimer, timer } from '../types/numbers/timer.ts';
import { onOff } from '../types/words/words.ts';

const port = unsigned(1, 65535);

/** The keywords that every checker with a connection has. */
export const connectionKeywords = {
  connect_ip: keyword('Whom to ask; by default the real server.', address, fromOuter('address'), {
    refusal: 'Invalid connect_ip address {value} - ignoring',
  }),
  connect_port: keyword("By default the real server's.", port, fromOuter('port'), {
    refusal: "Invalid checker connect_port '{value}'",
  }),
  bindto: keyword('The source address.', address, undefined, {
    refusal: 'Invalid bindto address {value} - ignoring',
  }),
  bind_port: keyword('The source port.', port, undefined, { refusal: "Invalid checker bind_port '{value}'" }),
  bind_if: keyword('The interface, which a link-local address needs.', interfaceName, undefined, {
    refusal: 'Interface name {value} is too long - ignoring',
  }),
  connect_timeout: keyword(
    'How long to wait for a connection.',
    connectTimeout,
    fromOuter('connect_timeout'),
    { refusal: 'connect_timeout {value} invalid - ignoring' },
  ),
  fwmark: keyword('The mark of its packets.', unsigned(0, UINT_MAX), 0, {
    refusal: "Invalid fwmark connection value '{value}'",
  }),
};

/** Where neither the checker nor the servers around it say more. */
interface Defaults {
  readonly retry?: number;
  readonly delayBeforeRetry?: Micros | Inherited;
}

/** The keywords that every checker has that asks time and again. */
export function checkerKeywords({ retry = 1, delayBeforeRetry = seconds(1) }: Defaults = {}) {
  return {
    delay_loop: keyword('The time between two checks.', positiveTimer, fromOuter('delay_loop'), {
      refusal: "delay_loop '{value}' is invalid - ignoring",
    }),
    retry: keyword(
      'How many failures in a row it forgives.',
      unsigned(0, UINT_MAX),
      fromOuter('retry', retry),
      { refusal: "Invalid retry connection value '{value}'" },
    ),
    delay_before_retry: keyword(
      'The time before the next try.',
      timer,
      fromOuter('delay_before_retry', delayBeforeRetry),
      { refusal: "Invalid delay_before_retry connection value '{value}'" },
    ),
    warmup: keyword('It starts within this time.', timer, fromOuter('warmup', sameAs('delay_loop')), {
      refusal: "Invalid warmup connection value '{value}'",
    }),
    alpha: keyword('It starts as failed.', onOff, fromOuter('alpha'), {
      refusal: 'Invalid alpha parameter {value}',
    }),
    log_all_failures: keyword('Log each failure, not only the last.', onOff, false, {
      since: '2.0.11',
      refusal: 'Invalid log_all_failures parameter {value}',
    }),
  };
}
