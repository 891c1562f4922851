import type { Program } from '../programs.ts';
import { helpParts, synopsis } from './help-parts.ts';
import type { Page, Part } from './roff.ts';

/** keepalived(8). */
export function daemonPage({ help, commands }: Program): Page {
  const [ctl] = commands;
  return {
    name: 'keepalived',
    section: 8,
    summary: 'keep IP addresses alive by VRRP (kaconf)',
    parts: [
      ...synopsis('keepalived [OPTION...]', ...commands.map((command) => command.help.usage)),
      ...DESCRIPTION,
      heading('Options'),
      ...helpParts(help),
      ...(ctl
        ? [
            heading('Control'),
            { type: 'paragraph', text: `${ctl.summary}.` } as const,
            ...helpParts(ctl.help),
          ]
        : []),
      heading('Signals'),
      ...SIGNALS.map(item),
      heading('Files'),
      ...FILES.map(item),
      heading('Exit status'),
      ...STATUSES.map(item),
      heading('See also'),
      { type: 'paragraph', text: '**keepalived.conf**(5), **kaconf**(1)' },
    ],
  };
}

const DESCRIPTION: readonly Part[] = [
  heading('Description'),
  {
    type: 'paragraph',
    text:
      'Machines that speak VRRP (RFC 3768, RFC 9568) with each other hold an address together: the one with the highest priority has it, and ' +
      'when that one is not heard any more another takes it. This is kaconf, which does so with the configuration, options, signals, log lines ' +
      'and packets of keepalived, and together with it.',
  },
  {
    type: 'paragraph',
    text: 'The parent reads the configuration and watches over the process that does the work. `keepalived -t` checks a configuration; `kaconf check` says more about it.',
  },
];

/** To the parent; those that ask for a file also to the VRRP process. */
const SIGNALS = [
  ['SIGTERM, SIGINT', 'Give the addresses away and end.'],
  [
    'SIGHUP',
    'Read the configuration again. What stays the same goes on without a break; one that is refused changes nothing.',
  ],
  ['SIGUSR1', 'Write keepalived.data.'],
  ['SIGUSR2', 'Write keepalived.stats.'],
  ['SIGRTMIN+2', 'Write keepalived.json; its number is what `--signum=JSON` prints.'],
  ['SIGRTMAX-1', 'Write keepalived.stats and count from nought again; `--signum=STATS_CLEAR`.'],
] as const;

const FILES = [
  ['/etc/keepalived/keepalived.conf', 'The configuration.'],
  ['/etc/default/keepalived', 'DAEMON_ARGS: what the service adds to the command line.'],
  ['/run/keepalived.pid, /run/vrrp.pid', 'The processes.'],
  [
    '/tmp/keepalived.data, /tmp/keepalived.stats, /tmp/keepalived.json',
    'What signals ask for; tmp_config_directory moves it.',
  ],
  ['/run/keepalived/control', 'The socket of `keepalived ctl`, for root only.'],
  ['/run/keepalived/maintenance', 'Is there while `keepalived ctl maintenance` is on.'],
] as const;

const STATUSES = [
  ['0', 'It has ended as it was told; with `-t`: there is nothing to say about the configuration.'],
  ['1', 'Something that it cannot do without failed.'],
  ['2', 'The configuration cannot be started from.'],
  ['4', 'It lacks a permission; with `-t`: it could not run like this.'],
  ['5', 'With `-t`: it runs, but not as it is written.'],
  ['6', 'There is no configuration; with `-t` also: a script is not secure.'],
] as const;

function heading(text: string): Part {
  return { type: 'heading', text };
}

function item([term, text]: readonly [string, string]): Part {
  return { type: 'item', term, text };
}
