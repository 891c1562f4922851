import { seconds } from '@kaconf/net';
import { type Block, keyword } from '../keyword.ts';
import { wholeSeconds } from '../types/numbers/integer.ts';
import { fifo } from '../types/processes/fifo.ts';
import { pipeReader, scriptSecurity, startScript } from '../types/processes/script.ts';
import { scriptUser, supplementaryGroups } from '../types/processes/user.ts';
import { flag } from '../types/words/words.ts';

function notifyFifo(prefix: '' | 'vrrp_' | 'lvs_', whose: string) {
  return keyword(`A named pipe that is told ${whose}.`, fifo, undefined, {
    missing: `No ${prefix}notify_fifo name specified`,
    once: `${prefix}notify_fifo already specified - ignoring {value}`,
  });
}

function notifyFifoScript(prefix: '' | 'vrrp_' | 'lvs_') {
  return keyword(
    `Who reads ${prefix}notify_fifo; the pipe's path is its last argument.`,
    pipeReader(`${prefix}notify_fifo`),
    undefined,
    {
      missing: `No ${prefix}notify_fifo_script specified`,
      once: `${prefix}notify_fifo_script already specified - ignoring {value}`,
    },
  );
}

function around(phase: 'startup' | 'shutdown', doc: string) {
  return keyword(doc, startScript(phase), undefined, {
    missing: `${phase} script missing`,
    refusal: `Invalid ${phase} script`,
    once: `${phase} script already specified`,
    since: '2.1.0',
  });
}

function timeout(phase: 'startup' | 'shutdown') {
  return keyword(`How long to wait for ${phase}_script.`, wholeSeconds(1, 1000), seconds(10), {
    missing: `${phase}_script_timeout requires value`,
    refusal: `${phase}_script_timeout '{value}' must be in [1, 1000] - ignoring`,
    since: '2.1.0',
  });
}

/** Who runs scripts, those of the daemon itself, and the pipes that are told what happens. */
export const scripts = {
  script_user: keyword(
    'Who runs scripts; by default keepalived_script if there is such a user, else root.',
    scriptUser,
    undefined,
    { missing: 'No script username specified' },
  ),
  enable_script_security: keyword(
    'Run no script as root that others than root can change.',
    scriptSecurity,
    false,
  ),
  set_supplementary_groups: keyword(
    "Run scripts with their user's other groups, too.",
    supplementaryGroups,
    false,
    {
      refusal: 'Invalid set_supplementary_groups parameter {value}',
      since: '2.4.3',
    },
  ),
  startup_script: around('startup', 'What to run before anything else is started.'),
  startup_script_timeout: timeout('startup'),
  shutdown_script: around('shutdown', 'What to run when everything else is stopped.'),
  shutdown_script_timeout: timeout('shutdown'),
  notify_fifo: notifyFifo('', 'what happens to instances, groups, virtual and real servers'),
  notify_fifo_script: notifyFifoScript(''),
  vrrp_notify_fifo: notifyFifo('vrrp_', 'what happens to instances and groups'),
  vrrp_notify_fifo_script: notifyFifoScript('vrrp_'),
  lvs_notify_fifo: notifyFifo('lvs_', 'what happens to virtual and real servers'),
  lvs_notify_fifo_script: notifyFifoScript('lvs_'),
  fifo_write_vrrp_states_on_reload: keyword(
    'Tell the pipes the state of every instance after a reload.',
    flag(),
    false,
    { since: '2.2.5' },
  ),
} as const satisfies Block['keywords'];
