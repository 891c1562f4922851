import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Machine, thisMachine } from '../src/options/machine.ts';
import { defaultOptions } from '../src/options/options.ts';
import { parseOptions } from '../src/options/parse.ts';
import { pidFiles } from '../src/options/pid-files.ts';
import { kaconfVersion } from '../src/options/version.ts';

const machine: Machine = {
  hostname: 'lb1',
  kernel: 'Linux 6.1.0-28-amd64 #1 SMP',
  node: '26.10.0',
  distro: () => 'Debian GNU/Linux 12 (bookworm)',
};

test('the version goes to standard error; its first line is what scripts parse', () => {
  expect(parseOptions(['-v', '-Z'], 'keepalived', machine)).toEqual({
    type: 'exit',
    status: 0,
    stdout: '',
    stderr: `Keepalived v2.4.3 (kaconf 0.1.0)

kaconf, a drop-in replacement for keepalived, under the Apache License 2.0

Running on Linux 6.1.0-28-amd64 #1 SMP with Node.js 26.10.0
Distro: Debian GNU/Linux 12 (bookworm)

Config options:  NFTABLES VRRP VRRP_AUTH VRRP_VMAC OLD_CHKSUM_COMPAT
`,
  });
});

test('the version is the package’s', () => {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({ version: kaconfVersion });
});

test('a machine that does not name its distribution has no such line', () => {
  const said = parseOptions(['--version'], 'keepalived', { ...machine, distro: () => undefined });
  expect(said.stderr).not.toContain('Distro');
});

test('this machine has a host name and a kernel', () => {
  expect(thisMachine().hostname).toMatch(/./);
  expect(thisMachine().kernel).toMatch(/^Linux \d+\.\d+/);
});

test('the help goes to standard error, behind the complaints before it', () => {
  const said = parseOptions(['-Z', '-h'], '/usr/sbin/keepalived', machine);
  expect(said).toMatchObject({ type: 'exit', status: 0, stdout: '' });
  const lines = said.stderr.split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'Unknown option -Z',
    'Usage: /usr/sbin/keepalived [OPTION...]',
    '  -f, --use-file=FILE          Read the configuration from FILE',
    "                                instead of '/etc/keepalived/keepalived.conf'",
    '  -P, --vrrp                   Run VRRP, not the health checkers',
  ]);
  expect(lines).toContain(
    '      --all                    Run every child, also without configuration for it',
  );
  const facility = lines.indexOf('  -S, --log-facility=([0-7]|local[0-7]|user|daemon)');
  expect(lines[facility + 1]).toBe(
    '                               Syslog facility: LOG_LOCAL[0-7], user or daemon (default)',
  );
});

test('pid files are in /run, or in /run/keepalived beside those of other namespaces and instances', () => {
  const options = defaultOptions('lb1');
  expect(pidFiles(options)).toEqual({
    parent: '/run/keepalived.pid',
    vrrp: '/run/vrrp.pid',
    checkers: '/run/checkers.pid',
    bfd: '/run/bfd.pid',
    reload: '/run/keepalived.reload',
    control: '/run/keepalived/control',
    maintenance: '/run/keepalived/maintenance',
  });
  expect(pidFiles({ ...options, namespace: 'blue' }).vrrp).toBe('/run/keepalived/blue/vrrp.pid');
  expect(pidFiles(options, { namespace: 'blue' }).vrrp).toBe('/run/keepalived/blue/vrrp.pid');
  expect(pidFiles(options, { instance: 'one' }).parent).toBe('/run/keepalived/keepalived_one.pid');
  expect(pidFiles({ ...options, pidFile: '/tmp/p' }, { instance: 'one' }).parent).toBe('/tmp/p');
});

test.each([
  { what: 'a namespace', options: { namespace: 'blue' }, separate: {}, path: '/run/keepalived/blue/control' },
  { what: 'an instance', options: {}, separate: { instance: 'one' }, path: '/run/keepalived/control_one' },
  { what: 'a pid file', options: { pidFile: '/tmp/p.pid' }, separate: {}, path: '/tmp/p.control' },
  { what: 'any other pid file', options: { pidFile: '/tmp/p' }, separate: {}, path: '/tmp/p.control' },
])('$what of its own means a control socket of its own', ({ options, separate, path }) => {
  expect(pidFiles({ ...defaultOptions('lb1'), ...options }, separate).control).toBe(path);
});
