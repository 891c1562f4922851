import type { Entry } from '@kaconf/config';

/** Where something is to be filled in, the cursor jumping from one to the next; or chosen, where there are several. */
function stop(number: number, ...words: readonly string[]): string {
  const text = words.length === 1 ? `:${words[0]}` : `|${words.join(',')}|`;
  return `\${${number}${text}}`;
}

/** What a block is hardly without, between its braces. */
const BODIES: Readonly<Record<string, readonly string[]>> = {
  vrrp_instance: [
    `state ${stop(2, 'BACKUP', 'MASTER')}`,
    `interface ${stop(3, 'eth0')}`,
    `virtual_router_id ${stop(4, '51')}`,
    `priority ${stop(5, '100')}`,
    'virtual_ipaddress {',
    `\t${stop(6, '192.0.2.1/24')}`,
    '}$0',
  ],
  vrrp_script: [
    `script "${stop(2, '/usr/local/bin/check')}"`,
    `interval ${stop(3, '2')}`,
    `weight ${stop(4, '-20')}$0`,
  ],
  vrrp_sync_group: ['group {', '\t$0', '}'],
  virtual_server: [
    `lb_algo ${stop(3, 'rr', 'wrr', 'lc', 'wlc', 'sh', 'mh')}`,
    `lb_kind ${stop(4, 'NAT', 'DR', 'TUN')}`,
    `protocol ${stop(5, 'TCP', 'UDP', 'SCTP')}`,
    '$0',
  ],
  real_server: ['TCP_CHECK {', `\tconnect_timeout ${stop(3, '3')}`, '}$0'],
};

/** What opens a block with what is to be filled in; nothing for what takes no block. */
export function snippetOf({ word, form }: Entry): string | undefined {
  if (!form.endsWith('}')) return undefined;
  const header = /^IP/.test(form)
    ? ` ${stop(1, '192.0.2.1')} ${stop(2, '80')}`
    : /^NAME/.test(form)
      ? ` ${stop(1, 'NAME')}`
      : '';
  const body = BODIES[word] ?? ['$0'];
  return `${word}${header} {\n${body.map((line) => `\t${line}\n`).join('')}}`;
}
