import { describe, expect, test } from 'vitest';
import { hostsOf, interfacesIn, namespacesIn } from '../src/fixes/configurations.ts';
import { worse } from '../src/fixes/worse.ts';

describe('a fix makes it worse', () => {
  const rows: [
    what: string,
    before: [number | string, ...string[]],
    after: [number | string, ...string[]],
    worse: string[],
  ][] = [
    ['complaints that were there', [5, '(Line 3) a', 'b'], [5, '(/tmp/x y.conf: Line 2) a', 'b'], []],
    ['fewer complaints', [5, '(Line 3) a', 'b'], [0], []],
    ['another complaint', [5, '(Line 3) a'], [5, '(Line 3) b'], ['now says (Line 3) b']],
    ['one complaint twice', [5, '(Line 3) a'], [5, '(Line 3) a', '(Line 4) a'], ['now says (Line 4) a']],
    ['another unknown word', [5, "(Line 3) Unknown keyword 'a'"], [5, "(Line 3) Unknown keyword 'b'"], []],
    ['complaints where it was fine', [0], [5], ['exit status 0 is 5']],
    ['complaints where it was insecure', [6], [5], ['exit status 6 is 5']],
    ['no configuration at all', [5], [4], ['exit status 5 is 4']],
    ['a crash', [4], ['SIGSEGV'], ['exit status 4 is SIGSEGV']],
    ['no crash any more', ['SIGSEGV'], [4], []],
  ];
  test.each(rows)('%s', (_, [status, ...messages], [now, ...says], expected) => {
    expect(worse({ status, messages }, { status: now, messages: says })).toEqual(expected);
  });
});

const TEXT = `@low net_namespace one
@^high net_namespace_ipvs "two"
vrrp_instance VI_1 {
  @low interface eth0:1
  interface $IF
  track_interface {
    eth1 weight 5
    eth2
  }
  virtual_routes {
    10.0.0.0/8 via 10.1.0.1 dev eth3
  }
}
`;
const all = new Map([['a.conf', TEXT]]);

test('what a configuration names', () => {
  expect(hostsOf(TEXT)).toEqual(['nobody', 'low', 'high']);
  expect(interfacesIn(all)).toEqual(['eth0', 'eth3', 'eth1', 'eth2']);
  expect(namespacesIn(all)).toEqual(['one', 'two']);
});
