import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { host } from '../src/executables/target.ts';
import { makeDebianPackage } from '../src/release/debian/package.ts';
import { installedFiles } from '../src/release/installed-files.ts';
import { BareRoot } from './bare-root.ts';

/** The swap and the way back, on a machine that has nothing but Debian's keepalived. One story: each test goes on from the last. */

const CONFIGURATION = `global_defs {
    vrrp_version 3
}
include conf.d/*.conf
`;
const INSTANCE = `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    priority 150
    advert_int 0.1
    virtual_ipaddress {
        192.0.2.1/24
    }
    notify_master "/etc/keepalived/notify.sh VI_1" root
}
`;
const VERSION = 'keepalived --version 2>&1 | head -1';
const IS_ENABLED = 'systemctl is-enabled keepalived.service';

const folder = mkdtempSync(join(tmpdir(), 'kaconf-release-'));
let machine: BareRoot;
let before: Map<string, string>;

beforeAll(async () => {
  // Where apt looks at packages as a user of its own.
  chmodSync(folder, 0o755);
  machine = new BareRoot(join(folder, 'root'));
  machine.write('etc/keepalived/keepalived.conf', CONFIGURATION);
  machine.write('etc/keepalived/conf.d/web.conf', INSTANCE, 0o600);
  machine.write('etc/keepalived/notify.sh', '#!/bin/sh\necho "$@" >>/notified\n', 0o755);
  machine.write('etc/default/keepalived', 'DAEMON_ARGS="--log-console --log-detail"\n');
  makeDebianPackage(await installedFiles(host), machine.path, 'none');
  before = machine.contents('etc');
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is a machine with the real one and without Node', () => {
  expect(machine.run(VERSION)).toMatch(/^Keepalived v2\.2\.7 /);
  expect(machine.run('command -v node || echo none')).toBe('none\n');
  expect(machine.run(IS_ENABLED)).toBe('enabled\n');
});

it('is installed over it, and changes nothing in /etc', () => {
  expect(machine.run('dpkg -i /kaconf_*.deb')).toContain('Setting up kaconf (0.1.0) ...\n');
  expect(machine.run(VERSION)).toBe('Keepalived v2.4.3 (kaconf 0.1.0)\n');
  expect(machine.run('kaconf check')).toBe('no problems in 1 file\n');
  expect(machine.run(IS_ENABLED)).toBe('enabled\n');
  expect(machine.contents('etc')).toEqual(before);
});

it('brings a unit that systemd understands', () => {
  expect(machine.run('systemd-analyze verify --man=no keepalived.service')).toBe('');
});

it('brings manual pages that are laid out without a warning', () => {
  for (const page of ['man8/keepalived.8', 'man5/keepalived.conf.5', 'man1/kaconf.1']) {
    const file = join(machine.path, 'usr/share/man', `${page}.gz`);
    const { stdout, stderr } = spawnSync('man', ['--warnings', '--encoding=UTF-8', '--local-file', file], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('SEE ALSO');
  }
});

it('brings completions that bash takes', () => {
  const files = ['keepalived', 'kaconf'].map((name) =>
    join(machine.path, 'usr/share/bash-completion/completions', name),
  );
  const words = 'COMP_WORDS=(kaconf check --format = s); COMP_CWORD=4; _kaconf; echo $COMPREPLY';
  const { stdout, stderr } = spawnSync('bash', ['-c', `. ${files.join(' && . ')} && ${words}`], {
    encoding: 'utf8',
  });
  expect(stdout + stderr).toBe('sarif\n');
});

it('is genhash, too', () => {
  expect(machine.run('genhash -h')).toContain('genhash');
  expect(machine.run('readlink /usr/bin/genhash')).toBe('../sbin/keepalived\n');
});

it('starts with the old configuration', () => {
  const told = machine.startUnit('192.0.2.1');
  expect(told).toMatch(/^has 192\.0\.2\.1\nended with 0\n/);
  expect(told).toContain('(VI_1) Entering MASTER STATE\n');
  expect(told).not.toContain('still has');
  expect(machine.read('notified')).toBe('VI_1\n');
});

it('is installed over itself', () => {
  expect(machine.run('dpkg -i /kaconf_*.deb')).toContain('Setting up kaconf (0.1.0) ...\n');
  expect(machine.run(VERSION)).toBe('Keepalived v2.4.3 (kaconf 0.1.0)\n');
});

it('leaves the real one as it was when it is removed', () => {
  expect(machine.run('dpkg -r kaconf')).toContain('Removing kaconf (0.1.0) ...\n');
  expect(machine.run(VERSION)).toMatch(/^Keepalived v2\.2\.7 /);
  expect(machine.run('dpkg --verify keepalived | grep -v " c /etc/"')).toBe('exit status 1\n');
  expect(machine.run(IS_ENABLED)).toBe('enabled\n');
  expect(machine.filesNamed('.distrib')).toEqual([]);
  expect(machine.run('dpkg-divert --list "*keepalived*"')).toBe('');
  expect(machine.contents('etc')).toEqual(before);
  expect(machine.startUnit('192.0.2.1')).toMatch(/^has 192\.0\.2\.1\nended with 0\n/);
});

it('leaves a service disabled that was', () => {
  machine.run('systemctl disable keepalived.service');
  machine.run('dpkg -i /kaconf_*.deb');
  expect(machine.run(IS_ENABLED)).toMatch(/^disabled\n/);
  machine.run('dpkg -r kaconf');
  expect(machine.run(IS_ENABLED)).toMatch(/^disabled\n/);
  machine.run('systemctl enable keepalived.service');
});

it('does without the real one, and leaves nothing behind when it is purged', () => {
  machine.run('dpkg --purge keepalived');
  expect(machine.run('dpkg -i /kaconf_*.deb')).toContain('Setting up kaconf (0.1.0) ...\n');
  expect(machine.run(IS_ENABLED)).toBe('enabled\n');
  expect(machine.run('dpkg --purge kaconf')).toContain(
    'Purging configuration files for kaconf (0.1.0) ...\n',
  );
  expect(machine.run(IS_ENABLED)).toMatch(/not-found|No such file/);
});
