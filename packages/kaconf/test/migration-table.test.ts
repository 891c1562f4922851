import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readCase } from './read-case.ts';

/** Each change of keepalived that a configuration, or what is around it, may notice: since when, and its fixture. */
const CHANGES: readonly (readonly [since: string, fixture: string])[] = [
  ['1.2.20', 'no-nat-mask'],
  ['1.2.20', 'no-plugin-dir'],
  ['1.2.20', 'unknown-keywords'],
  ['1.2.20', 'same-router'],
  ['1.2.20', 'too-many-addresses'],
  ['1.2.20', 'master-with-nopreempt'],
  ['1.2.20', 'unauthenticated-version3'],
  ['1.2.20', 'sync-daemon-interface'],
  ['1.2.24', 'gateways'],
  ['1.2.24', 'nexthops'],
  ['1.3.0', 'default-script-user'],
  ['1.3.0', 'accepting-version3'],
  ['1.3.6', 'smtp-hosts'],
  ['1.3.7', 'unicast-checksums'],
  ['1.3.7', 'host-names-as-ids'],
  ['2.0.0', 'snmp-name'],
  ['2.0.0', 'scripts-without-shell'],
  ['2.0.0', 'global-tracking'],
  ['2.0.0', 'master-with-preempt-delay'],
  ['2.0.0', 'owner-with-nopreempt'],
  ['2.0.0', 'weighted-owner'],
  ['2.0.0', 'weighted-member'],
  ['2.0.0', 'strict-leaves-out'],
  ['2.0.0', 'strict-repeats'],
  ['2.0.0', 'strict-states'],
  ['2.0.0', 'late-interfaces'],
  ['2.0.0 to 2.0.15', 'no-weight-0'],
  ['2.0.0', 'first-run-of-scripts'],
  ['2.0.0', 'removed-by-others'],
  ['2.0.7', 'no-repeats'],
  ['2.0.9', 'changed-everywhere'],
  ['2.0.10', 'no-zero-intervals'],
  ['2.0.11', 'strict-behind-firewall'],
  ['2.0.13', 'polled-interface'],
  ['2.0.15', 'nb-get-retry'],
  ['2.0.17 to 2.0.18', 'broken-sequences'],
  ['2.0.19', 'filtered-by-nftables'],
  ['2.0.19', 'dynamic-weights'],
  ['2.1.0', 'vrrp-track-file'],
  ['2.1.0', 'real-time-limits'],
  ['2.1.0', 'whole-seconds'],
  ['2.1.0 to 2.2.2', 'lone-member'],
  ['2.1.0', 'absent-source'],
  ['2.1.5', 'weight-0-as-1'],
  ['2.2.0', 'lvs-names'],
  ['2.2.2', 'changed-everywhere'],
  ['2.2.3', 'garp-extra-if'],
  ['2.2.5', 'unicast-without-peers'],
  ['2.2.5', 'empty-unicast-peer'],
  ['2.2.8', 'json-version'],
  ['2.3.2', 'changed-everywhere'],
  ['2.3.3', 'repeated-peers'],
  ['2.3.3', 'repeated-addresses'],
  ['2.3.3', 'other-addresses'],
  ['2.3.3', 'several-owners'],
  ['2.4.0', 'strict-unicast'],
  ['2.4.0', 'dbus-denied'],
  ['2.4.0', 'script-environment'],
  ['2.4.0', 'masked-passwords'],
  ['2.4.2', 'hmac-format'],
];

/** Of what is no change of keepalived: rules of the command, and whose files it knows. */
const OTHERS = [
  ...[
    'backwards-blocks',
    'dpvs',
    'edgeos',
    'filtered-by-iptables',
    'guessed-by-keyword',
    'guessed-by-old-name',
  ],
  ...['not-guessed', 'not-touched', 'openwrt', 'too-new', 'vyos', 'vyos-scripts'],
];

const ROOT = `${import.meta.dirname}/../../..`;
const folder = `${ROOT}/fixtures/migrate`;

test('the table has them, with their fixtures', () => {
  const table = readFileSync(`${ROOT}/docs/migration/README.md`, 'utf8');
  const row = /^\| (\d\S*(?: to \S+)?) \| .* \| \[(\S+)\]\(\.\.\/\.\.\/fixtures\/migrate\/\2\.txt\) \|$/gm;
  expect([...table.matchAll(row)].map(([, since, fixture]) => [since, fixture])).toEqual(CHANGES);
});

test.each(CHANGES)('since %s: %s', (since, fixture) => {
  const { output = '' } = readCase(`${folder}/${fixture}.txt`);
  const [first = ''] = since.split(' ');
  expect(output).toMatch(new RegExp(`^(?:.*: since |  )${first.replaceAll('.', '\\.')}\\s`, 'm'));
});

test('there are no others', () => {
  const names = globSync('*.txt', { cwd: folder }).map((file) => basename(file, '.txt'));
  expect(names.toSorted()).toEqual([...new Set([...CHANGES.map(([, name]) => name), ...OTHERS])].toSorted());
});
