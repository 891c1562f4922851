import { parseConfig } from '@kaconf/config';
import { expect, it } from 'vitest';
import { notYet } from '../src/parent/not-yet.ts';

it.each([
  ['global_defs {\nvrrp_version 3\n}', []],
  [
    'global_defs {\nenable_dbus\nenable_dbus\nenable_snmp_vrrp\n}',
    [
      'global_defs/enable_dbus is read, but not obeyed by this version',
      'global_defs/enable_snmp_vrrp is read, but not obeyed by this version',
    ],
  ],
  ['namespace_with_ipsets', []],
  ['net_namespace_ipvs', []],
])('says once of each keyword that it is not obeyed: %j', (text, expected) => {
  const { unobeyed } = parseConfig({ file: 'FILE', text });
  expect(notYet(unobeyed)).toEqual(expected);
});
