import { micros, seconds } from '@kaconf/net';
import { type Alias, alias, type Block, keyword, since } from '../keyword.ts';
import { integer, wholeMicros } from '../types/numbers/integer.ts';
import {
  cpus,
  MAX_REALTIME,
  processName,
  realtimeLimit,
  realtimePriority,
} from '../types/processes/process.ts';
import { flag, optional } from '../types/words/words.ts';

function niceness(process: string) {
  return keyword('The nice value of the process.', integer(-20, 19), undefined, {
    missing: `No ${process} process priority specified`,
    refusal: `Invalid ${process} process priority specified`,
  });
}

function realtime(process: string) {
  return keyword(
    'Schedule the process in real time (SCHED_RR), with this priority.',
    realtimePriority(process),
    undefined,
    {
      missing: `No ${process} process real-time priority specified`,
      refusal: `${process} process real-time priority '{value}' invalid`,
      since: '2.0.0',
    },
  );
}

function affinity(process: string) {
  return keyword('The CPUs that the process may run on.', cpus(process), undefined, {
    missing: `No ${process} cpu_id set specified`,
    since: '2.0.17',
  });
}

function limit(process: string) {
  return keyword(
    'How long the process may run in real time without a pause.',
    realtimeLimit,
    micros(10_000),
    {
      refusal: `Invalid ${process} real-time limit - {value}`,
      since: '2.1.0',
    },
  );
}

function oldLimit(process: string): Alias {
  const today = `${process}_rlimit_rttime`;
  const complaint = `Keyword '${process}_rlimit_rtime' is deprecated - please use '${today}'`;
  return alias(today, `An older spelling of ${today}.`, undefined, {
    since: '2.0.0',
    deprecated: { instead: today, complaint, logged: true },
  });
}

function noSwap() {
  return keyword('Keep the process in memory: it is never swapped out.', flag(), false);
}

/** How the processes are called and scheduled. */
export const processes = {
  process_names: keyword(
    'Call the processes keepalived_vrrp, keepalived_lvs and keepalived_bfd.',
    flag(),
    false,
    { since: '2.0.16' },
  ),
  process_name: keyword('What to call the parent process.', processName, undefined, { since: '2.0.16' }),
  vrrp_process_name: keyword('What to call the VRRP process.', processName, undefined, {
    since: '2.0.16',
  }),
  checker_process_name: keyword('What to call the checker process.', processName, undefined, {
    since: '2.2.0',
  }),
  lvs_process_name: alias('checker_process_name', 'An older spelling of checker_process_name.', undefined, {
    since: '2.0.16',
    deprecated: {
      instead: 'checker_process_name',
      complaint: "'lvs_process_name' is deprecated - please use 'checker_process_name'",
      logged: true,
    },
  }),
  bfd_process_name: keyword('What to call the BFD process.', processName, undefined, {
    since: '2.0.16',
  }),
  max_auto_priority: keyword(
    'How far to raise the real-time priority of a process that is woken too late; -1 never, 99 when nothing follows.',
    optional(integer(-1, MAX_REALTIME), MAX_REALTIME),
    0,
    {
      refusal: "max_auto_priority '{value}' must be in [0, 99] (or -1 to disable) - ignoring",
      since: '2.1.0',
    },
  ),
  min_auto_priority_delay: keyword(
    'How late a process must be for its real-time priority to be raised.',
    wholeMicros(1, 10_000_000),
    seconds(1),
    {
      missing: 'min_auto_priority_delay requires delay time',
      refusal: "min_auto_priority_delay '{value}' must be in [1, 10000000] - ignoring",
      since: '2.1.0',
    },
  ),
  vrrp_priority: niceness('vrrp'),
  vrrp_no_swap: noSwap(),
  vrrp_rt_priority: realtime('vrrp'),
  vrrp_cpu_affinity: affinity('vrrp'),
  vrrp_rlimit_rttime: limit('vrrp'),
  vrrp_rlimit_rtime: oldLimit('vrrp'),
  checker_priority: niceness('checker'),
  checker_no_swap: noSwap(),
  checker_rt_priority: realtime('checker'),
  checker_cpu_affinity: affinity('checker'),
  checker_rlimit_rttime: limit('checker'),
  checker_rlimit_rtime: oldLimit('checker'),
  bfd_priority: since('2.0.0', niceness('bfd')),
  bfd_no_swap: since('2.0.0', noSwap()),
  bfd_rt_priority: realtime('bfd'),
  bfd_cpu_affinity: affinity('bfd'),
  bfd_rlimit_rttime: limit('bfd'),
  bfd_rlimit_rtime: oldLimit('bfd'),
} as const satisfies Block['keywords'];
