import { parseConfig } from '@kaconf/config';
import { expect, it } from 'vitest';
import { notYet } from '../src/parent/not-yet.ts';

it.each([
  ['global_defs {\nvrrp_version 3\n}', []],
  [
    'global_defs {\nenable_dbus\nenable_dbus\nlvs_notify_fifo /run/fifo\n}',
    [
      'global_defs/enable_dbus is read, but not obeyed by this version',
      'global_defs/lvs_notify_fifo is read, but not obeyed by this version',
    ],
  ],
  ['namespace_with_ipsets', []],
  ['net_namespace_ipvs', ['net_namespace_ipvs is read, but not obeyed by this version']],
])('says once of each keyword that it is not obeyed: %j', (text, expected) => {
  const { unobeyed } = parseConfig({ file: 'FILE', text });
  expect(notYet(unobeyed)).toEqual(expected);
});
