import type { Chance } from './chance.ts';

const CHECKS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Some virtual servers of a few, each as chance has it; no hysteresis, which remembers what was. */
export function randomConfiguration(chance: Chance): string {
  const heads = [
    '10.0.0.1 80',
    '10.0.0.2 80',
    '10.0.0.3 0',
    'fwmark 5',
    'group one',
    'group one',
    'group two',
  ].filter(() => !chance.once(3));
  return [
    group('one', chance, 1),
    group('two', chance, 2),
    ...heads.map((head) => service(head, chance)),
  ].join('\n');
}

/** Another one, of which some virtual servers are as they were. */
export function randomChange(before: string, chance: Chance): string {
  const old = new Map(blocks(before).map((block) => [headOf(block), block]));
  const mixed = blocks(randomConfiguration(chance)).map((block) => {
    const its = old.get(headOf(block));
    return its !== undefined && !chance.once(3) ? its : block;
  });
  return mixed.join('');
}

function blocks(text: string): string[] {
  return `${text}\n`.replace(/\n\n$/, '\n').split(/^(?=virtual_server)/m);
}

function headOf(block: string): string {
  return block.slice(0, block.indexOf('{'));
}

function group(name: string, chance: Chance, net: number): string {
  const last = chance.number(3);
  const mark = chance.once(2) ? `\n  fwmark ${net}${chance.number(2)}` : '';
  return `virtual_server_group ${name} {\n  10.1.${net}.1-${2 + last} 80\n  10.2.${net}.${chance.number(3)} ${81 + last}${mark}\n}`;
}

function service(head: string, chance: Chance): string {
  const sorry = chance.once(2)
    ? [
        `sorry_server 192.168.0.${chance.pick([1, 8, 9])} 80`,
        ...(chance.once(2) ? ['sorry_server_inhibit'] : []),
      ]
    : [];
  const servers = [1, 2, 3, 4, 5].filter(() => !chance.once(3));
  const lines = [
    `lb_algo ${chance.pick(['rr', 'wlc'])}`,
    'protocol TCP',
    'lb_kind NAT',
    ...(chance.once(3) ? ['alpha'] : []),
    ...(chance.once(3) ? ['inhibit_on_failure'] : []),
    ...(chance.once(3) ? [`persistence_timeout ${60 * (1 + chance.number(2))}`] : []),
    `quorum ${1 + chance.number(4)}`,
    ...sorry,
    ...(servers.length === 0 ? [1] : servers).map((number) => server(number, chance)),
  ];
  return `virtual_server ${head} {\n${lines.join('\n')}\n}`;
}

function server(number: number, chance: Chance): string {
  const checks = Array.from({ length: chance.number(3) }, () => check(chance));
  const method = chance.pick(['NAT', 'NAT', 'DR', 'TUN']);
  const lines = [
    `weight ${1 + chance.number(3)}`,
    `lvs_method ${method}`,
    ...(chance.once(4) ? ['inhibit_on_failure'] : []),
    ...(chance.once(4) ? [`uthreshold ${1 + chance.number(3)}`] : []),
    ...checks,
  ];
  return `real_server 192.168.0.${number} 80 {\n${lines.join('\n')}\n}`;
}

function check(chance: Chance): string {
  const dynamic = chance.once(3) ? '\nmisc_dynamic' : '';
  const alpha = chance.once(4) ? '\nalpha' : '';
  return `MISC_CHECK {\nmisc_path "/run/check ${chance.pick(CHECKS)}"${dynamic}${alpha}\n}`;
}

export function randomCheck(chance: Chance): string {
  return chance.pick(CHECKS);
}
