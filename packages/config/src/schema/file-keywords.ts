import { seconds } from '@kaconf/net';
import { type Block, keyword } from './keyword.ts';
import { linkbeat, upDownDelay } from './types/network/interface-entries.ts';
import { STRICT, UINT_MAX, wholeSeconds } from './types/numbers/integer.ts';
import { entries } from './types/words/entries.ts';
import { flag, optional, text } from './types/words/words.ts';

/** What stands at the top of a file without a block of keywords. */
export const fileKeywords = {
  net_namespace: keyword('The network namespace to run in.', text(), undefined, {
    missing: 'net_namespace name missing - ignoring',
    once: 'Duplicate net_namespace definition {value} - ignoring',
  }),
  net_namespace_ipvs: keyword(
    'The network namespace of the virtual servers; that of the start when nothing follows.',
    optional(text(), ''),
    undefined,
    { once: 'Duplicate net_namespace_ipvs definition {value} - ignoring', since: '2.1.0' },
  ),
  namespace_with_ipsets: keyword('The kernel has sets for each namespace.', flag(), false, {
    effect: { ignored: 'every kernel since 3.13 has them' },
  }),
  instance: keyword('The name of this daemon, when several run on the machine.', text(), undefined, {
    missing: 'instance name missing - ignoring',
    once: 'Duplicate instance definition {value} - ignoring',
  }),
  use_pid_dir: keyword('Put PID files into /run/keepalived.', flag(), false),
  child_wait_time: keyword(
    'How long to wait at the end for the processes.',
    wholeSeconds(0, UINT_MAX, STRICT),
    seconds(5),
    { refusal: 'Invalid child_wait_time {value}', since: '2.0.0' },
  ),
  linkbeat_use_polling: keyword('Ask interfaces for their state again and again.', flag(), false),
  linkbeat_interfaces: keyword('Interfaces that are asked for their state.', entries(linkbeat), [], {
    readers: ['vrrp'],
    since: '2.0.13',
  }),
  interface_up_down_delays: keyword(
    'How long an interface must be down, or up, for it to count.',
    entries(upDownDelay),
    [],
    { readers: ['vrrp'], since: '2.2.3' },
  ),
} as const satisfies Block['keywords'];
