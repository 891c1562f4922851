import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { host } from '../src/executables/target.ts';
import { makeDebianPackage } from '../src/release/debian/package.ts';
import { installedFiles } from '../src/release/installed-files.ts';
import { BareRoot } from './bare-root.ts';
import { BootedRoot, whyNoBoot } from './booted-root.ts';

/** The swap and the way back under a systemd that runs. One story: each test goes on from the last. */

const CONFIGURATION = `global_defs {
    vrrp_version 3
}
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    priority 150
    advert_int 0.1
    virtual_ipaddress {
        192.0.2.1/24
    }
}
`;
const FILE = '/etc/keepalived/keepalived.conf';
const SERVICE = 'keepalived.service';
const VERSION = 'keepalived --version 2>&1 | head -1';

const WITHIN = { timeout: 10_000, interval: 200 };

const without = whyNoBoot();
if (without !== undefined) console.error(`The unit is not tried under systemd: ${without}`);

describe.skipIf(without !== undefined)(`under systemd${without === undefined ? '' : ` (${without})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaconf-systemd-'));
  let machine: BootedRoot | undefined;

  beforeAll(async () => {
    const root = new BareRoot(join(folder, 'root'));
    root.write(FILE, CONFIGURATION);
    makeDebianPackage(await installedFiles(host), root.path, 'none');
    machine = await BootedRoot.boot(root);
    run(`systemctl restart ${SERVICE}`);
  }, 300_000);

  afterAll(async () => {
    await machine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (command: string) => machine?.run(command) ?? '';
  const property = (name: string) => run(`systemctl show --value --property=${name} ${SERVICE}`).trim();
  const address = () => (machine?.holds('192.0.2.1') ? 'has it' : 'has it not');
  const eventually = (look: () => string, what: string) => expect.poll(look, WITHIN).toContain(what);

  it('runs the real one', async () => {
    expect(run(VERSION)).toMatch(/^Keepalived v2\.2\.7 /);
    await expect.poll(address, WITHIN).toBe('has it');
  });

  it('goes over to ours when that is installed, and shows what runs', async () => {
    expect(run('dpkg -i /kaconf_*.deb')).toContain('Setting up kaconf (0.1.0) ...\n');
    expect(run(VERSION)).toBe('Keepalived v2.4.3 (kaconf 0.1.0)\n');
    expect(property('ActiveState')).toBe('active');
    await expect.poll(address, WITHIN).toBe('has it');
    expect(run(`systemctl status ${SERVICE}`)).toContain('     Status: "1 VRRP instance"\n');
  });

  it('logs to the journal, and refuses itself nothing', () => {
    const told = run(`journalctl --unit ${SERVICE} --output cat`);
    expect(told).toContain('(VI_1) Entering MASTER STATE\n');
    expect(told).not.toMatch(/EPERM|EACCES/);
  });

  it('reloads and stays who it is', async () => {
    const before = property('MainPID');
    expect(run(`sed -i 's/priority 150/priority 151/' ${FILE} && systemctl reload ${SERVICE}`)).toBe('');
    await eventually(() => run(`journalctl --unit ${SERVICE} --output cat`), 'Reload complete\n');
    expect(run('keepalived ctl status')).toMatch(/VI_1 +MASTER +151 /);
    expect(property('MainPID')).toBe(before);
  });

  it('is not restarted for a configuration that would not start', () => {
    const before = property('MainPID');
    run(`cp ${FILE} /good && sed -i 's/priority/priorty/' ${FILE}`);
    const told = run('dpkg -i /kaconf_*.deb');
    run(`cp /good ${FILE}`);
    expect(told).toContain("Unknown keyword 'priorty'");
    expect(told).toContain('does not pass its test, so the keepalived that runs goes on.');
    expect(property('MainPID')).toBe(before);
  });

  it('is started again when it is killed', async () => {
    run(`systemctl kill --signal=KILL ${SERVICE}`);
    await eventually(() => property('NRestarts'), '1');
    await expect.poll(address, WITHIN).toBe('has it');
  });

  it('is started again when it stands still', async () => {
    const drop = '/run/systemd/system/keepalived.service.d';
    run(`mkdir -p ${drop} && printf '[Service]\\nWatchdogSec=1\\n' >${drop}/soon.conf`);
    run(`systemctl daemon-reload && systemctl restart ${SERVICE}`);
    run(`sleep 1.5; kill -STOP ${property('MainPID')}`);
    await eventually(() => run(`journalctl --unit ${SERVICE}`), 'Watchdog timeout');
    await eventually(() => property('NRestarts'), '1');
    await expect.poll(address, WITHIN).toBe('has it');
    run(`rm ${drop}/soon.conf && systemctl daemon-reload`);
  });

  it('gives the journal fields when it is asked to', async () => {
    const file = '/etc/default/keepalived';
    run(`cp ${file} /default && echo 'DAEMON_ARGS="--log-journal"' >${file} && systemctl restart ${SERVICE}`);
    const states = () => run(`journalctl --unit ${SERVICE} --output cat KEEPALIVED_INSTANCE=VI_1`);
    await eventually(states, '(VI_1) Entering MASTER STATE\n');
    // The real one would refuse to start with an option that it does not know.
    run(`cp /default ${file} && systemctl restart ${SERVICE}`);
  });

  it('gives the address away when it is ended', async () => {
    run(`systemctl kill ${SERVICE}`);
    await eventually(() => property('ActiveState'), 'inactive');
    expect(property('Result')).toBe('success');
    expect(address()).toBe('has it not');
    run(`systemctl start ${SERVICE}`);
    await expect.poll(address, WITHIN).toBe('has it');
  });

  it('hands over to the real one when it is removed', async () => {
    expect(run('dpkg -r kaconf')).toContain('Removing kaconf (0.1.0) ...\n');
    expect(run(VERSION)).toMatch(/^Keepalived v2\.2\.7 /);
    expect(property('ActiveState')).toBe('active');
    await expect.poll(address, WITHIN).toBe('has it');
  });
});
