import { format } from '@kaconf/config';
import { describe, expect, test } from 'vitest';

import { compare, parse } from './parse.ts';

const fixtures = import.meta.glob<string>(
  '../../../fixtures/config/{debian,keywords,structure,two-nodes}/*.conf',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** A line in front of each, where that is not a part of the one before. */
function commented(text: string): string {
  return text.replace(/(?<!\\\n)^/gm, '# { a comment }\n');
}

describe.each(Object.entries(fixtures))('%s means the same', (_, text) => {
  const before = parse(text);

  test('once it is laid out', () => {
    expect(compare(before, parse(format(text) ?? text))).toEqual([]);
  });

  test('with comments', () => {
    expect(compare(before, parse(commented(text)))).toEqual([]);
  });
});

const VI_1 =
  'vrrp_instance VI_1 {\n interface eth0\n virtual_router_id 1\n virtual_ipaddress {\n 10.0.0.1\n }\n';
const VI_2 =
  'vrrp_instance VI_2 {\n interface eth0\n virtual_router_id 2\n virtual_ipaddress {\n 10.0.0.2\n }\n';
const CHK = 'vrrp_script chk {\n script /bin/true\n}\n';

test.each([
  ['blocks in another order', `${VI_1}}\n${VI_2}}\n`, `${VI_2}}\n${VI_1}}\n`],
  ['a default that is written', `${VI_1}}\n`, `${VI_1} priority 100\n advert_int 1\n}\n`],
  ['a keyword by its other name', `${VI_1} preempt\n}\n`, `${VI_1}}\n`],
  ['a length that goes without saying', `${VI_1}}\n`, `${VI_1.replace('0.1\n', '0.1/32\n')}}\n`],
  ['a definition', `${VI_1}}\n`, `$VRID=1\n${VI_1.replace('id 1', 'id $VRID')}}\n`],
  ['a condition', `${VI_1}}\n`, `${VI_1}@lb2 priority 50\n}\n`],
  [
    'peers in another order',
    `${VI_1} unicast_peer {\n 10.0.0.8\n 10.0.0.9\n }\n}\n`,
    `${VI_1} unicast_peer {\n 10.0.0.9\n 10.0.0.8\n }\n}\n`,
  ],
  [
    'what holds anyway',
    `${CHK}${VI_1} track_script {\n chk\n }\n}\n`,
    `${CHK}${VI_1} track_script { chk weight 0 }\n}\n`,
  ],
  [
    'what the globals say, said again',
    `global_defs {\n vrrp_garp_master_delay 9\n}\n${VI_1}}\n`,
    `global_defs {\n vrrp_garp_master_delay 9\n}\n${VI_1} garp_master_delay 9\n}\n`,
  ],
])('%s', (_, one, other) => {
  expect(compare(parse(one), parse(other))).toEqual([]);
});
