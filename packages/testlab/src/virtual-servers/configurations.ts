import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A service is what this is about; a comment is none. */
const HAS_SERVICES = /^[ \t]*virtual_server[ \t]/m;
/** Files and namespaces that both of the two would take, or that are this machine's. */
const ELSEWHERE = [
  ...['net_namespace', 'net_namespace_ipvs', 'instance', 'init_file', 'startup_script', 'shutdown_script'],
  ...['config_save_dir', 'tmp_config_directory', 'reload_file', 'reload_time_file', 'include[a-z]*'],
];
/** A line may be for some only, as `@low` says; the end of one within a definition stays. */
const TAKEN = new RegExp(
  String.raw`^(@\S+)?[ \t]*(?:${ELSEWHERE.join('|')}|\w*notify_fifo\w*)\b.*?(\\?)$`,
  'gm',
);
/** Whose lines are read, of several machines that share a file: the first that it names. */
const INSTANCE = /^@(\w+)/m;
/** How often, when, how many times and how long servers are asked: a number, or a definition that is one. */
const PACE =
  /\b(?:delay_loop|delay_before_retry|warmup|retry|nb_get_retry|nb_sock_retry|connect_timeout)[ \t]+(?:[\d.]+|\$\{[^}\n]*\}|\$\w+)/g;
/** `virtual_server 10.0.${NUM}.4 80 {`, and how its line ends within a definition. */
const SERVICE = /^([ \t]*virtual_server[ \t](?:[^{\n]|(?<=\$)\{)*(?<!\$)\{)([ \t]*\\)?/gm;
/** In seconds: hardly anybody asks a server before all is over, since each begins at random within its warmup, and nobody gives up. */
const NEVER = ['delay_loop 4000', 'warmup 4000', 'connect_timeout 4000'];
const SOON = ['delay_loop 1', 'warmup 0', 'connect_timeout 2', 'retry 1', 'delay_before_retry 0.1'];

/** Nobody answers, until everybody refuses. */
const HOST = [
  'ip link set eth0 down',
  'ip link add unheard type dummy && ip link set unheard up',
  'ip address add 192.0.2.1/32 dev unheard && ip address add 2001:db8::1/128 dev unheard nodad',
  'ip route add default dev unheard && ip -6 route add default dev unheard',
  // A BFD session with oneself would never be quiet.
  ...['-4', '-6'].flatMap((family) => [
    `ip ${family} route add default dev unheard table 7`,
    `ip ${family} rule add pref 2 lookup local && ip ${family} rule del pref 0`,
    `ip ${family} rule add pref 1 ipproto udp dport 3784 lookup 7`,
  ]),
];
/** Where connections are to come from. */
const FROM = /\bbindto[ \t]+([\da-f]*[.:][\da-f.:]+)/g;
const REFUSE =
  'ip route add local default dev lo metric 1 && ip -6 route add local default dev lo metric 1 && ip route del default dev unheard && ip -6 route del default dev unheard';
const STEPS = [
  ...['try', '+0.5 check all', `run ${REFUSE}`, 'reload refused.conf', 'settle 5', 'check all', 'stop'],
];

/**
 * Scenarios by their names, of all configurations in a folder that have virtual servers: first nobody is asked, so that all
 * serve; then it is read again, everybody is asked and refuses; then it ends. Only tables are compared.
 */
export function configurationLives(folder: string): ReadonlyMap<string, string> {
  const found = globSync('**/*.conf', { cwd: folder })
    .toSorted()
    .map((file) => [basename(file, '.conf'), readFileSync(join(folder, file), 'utf8')] as const)
    .filter(([, text]) => HAS_SERVICES.test(text));
  return new Map(found.map(([name, text]) => [name, scenarioOf(name, text.replace(TAKEN, '$2'))]));
}

function scenarioOf(name: string, text: string): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['keepalived.conf', [paced(text, NEVER)]],
    ['refused.conf', [paced(text, SOON)]],
    ['host', [...HOST, ...assignments(text)]],
    ['options', ['-C', ...instanceOf(text)]],
    ['steps', STEPS],
    ['exceptions', ['any /^  (?:log|notify) / of which server is heard first is luck here']],
  ];
  return `${name}\n\n${sections.map(([title, lines]) => `-- ${title} --\n${lines.join('\n')}\n`).join('')}`;
}

function instanceOf(text: string): readonly string[] {
  const [, instance] = INSTANCE.exec(text) ?? [];
  return instance === undefined ? [] : ['-i', instance];
}

/** A link-local address would be of one link. */
function assignments(text: string): readonly string[] {
  const addresses = new Set([...text.matchAll(FROM)].map(([, address = '']) => address));
  return [...addresses]
    .filter((address) => !address.startsWith('fe80'))
    .map(
      (address) =>
        `ip address add ${address}${address.includes(':') ? '/128 dev unheard nodad' : '/32 dev unheard'}`,
    );
}

/** All checkers of all services at the same pace. */
function paced(text: string, pace: readonly string[]): string {
  return text
    .replace(PACE, '')
    .replace(SERVICE, (_, head: string, end = '') => [head, ...pace].map((line) => line + end).join('\n'));
}
