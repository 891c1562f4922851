import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '../src/root.ts';

/** What the unit leaves the daemon: with it everything works, and without any one of it something does not. */

const UNIT = 'packages/workspace/src/release/debian/keepalived.service';

const unit = readFileSync(join(root, UNIT), 'utf8');
const granted = [...unit.matchAll(/^CapabilityBoundingSet=(.*)$/gm)].flatMap(([, names = '']) =>
  names.split(' '),
);

const configuration = (folder: string) => `
net_namespace caps
global_defs {
    vrrp_version 3
    process_names
    vrrp_rt_priority 10
    vrrp_rlimit_rttime 1000000
    vrrp_no_swap
    vrrp_notify_fifo ${folder}/pipe nobody
}
vrrp_script who {
    script "${folder}/who.sh"
    user nobody
    interval 60
}
vrrp_script hangs {
    script "${folder}/hangs.sh"
    user nobody
    interval 60
    timeout 1
    weight 1
}
vrrp_instance VI_1 {
    interface eth0
    use_vmac
    no_accept
    virtual_router_id 51
    priority 150
    advert_int 0.1
    virtual_ipaddress {
        192.0.2.1/24
    }
    track_script {
        who weight 1
        hangs
    }
}
`;

const ALL = [
  'holds the address',
  'has a macvlan',
  'runs in real time',
  'stays in memory',
  'gives its pipe away',
  'runs scripts as others',
  'ends scripts that hang',
];

/** What does not work without it. */
const needs: readonly [name: string, lost: readonly string[]][] = [
  ['CAP_NET_ADMIN', ALL],
  ['CAP_NET_RAW', ALL],
  // The network namespace.
  ['CAP_SYS_ADMIN', ALL],
  // Its pid file is in a folder that the umask of keepalived, 0177, makes for nobody to look into.
  ['CAP_DAC_OVERRIDE', ALL],
  ['CAP_SYS_NICE', ['runs in real time']],
  ['CAP_IPC_LOCK', ['stays in memory']],
  ['CAP_SETUID', ['runs scripts as others', 'ends scripts that hang']],
  ['CAP_SETGID', ['runs scripts as others', 'ends scripts that hang']],
  ['CAP_KILL', ['ends scripts that hang']],
  ['CAP_CHOWN', ['gives its pipe away']],
];

/** What a daemon with no more than these does. */
async function deeds(capabilities: readonly string[]): Promise<string[]> {
  using folders = new DisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'kaconf-capabilities-'));
  folders.defer(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'public'));
  chmodSync(join(folder, 'public'), 0o777);
  writeFileSync(join(folder, 'keepalived.conf'), configuration(folder));
  writeScript(join(folder, 'who.sh'), `echo "$(id -u):$(id -g)" >${folder}/public/who`);
  writeScript(join(folder, 'hangs.sh'), `echo $$ >${folder}/public/hanging; exec sleep 60`);
  const bounding = ['-all', ...capabilities.map((name) => `+${name.replace('CAP_', '').toLowerCase()}`)];
  const script = join(import.meta.dirname, 'with-capabilities.sh');
  const words = ['--net', '--mount', 'sh', script, folder, bounding.join()];
  const env = { ...process.env, KEEPALIVED: join(root, 'dist/keepalived') };
  const { stdout } = await promisify(execFile)('unshare', words, { env, timeout: 30_000 }).catch(
    // Of the status nothing follows: a daemon that may not do its work ends badly.
    (error: { readonly stdout: string }) => error,
  );
  return stdout.split('\n').filter(Boolean);
}

function writeScript(path: string, command: string): void {
  writeFileSync(path, `#!/bin/sh\n${command}\n`);
  chmodSync(path, 0o755);
}

it.concurrent('does everything with what the unit leaves it', async ({ expect }) => {
  expect(await deeds(granted)).toEqual(ALL);
});

it('has a table of what each is for', () => {
  expect(needs.map(([name]) => name).sort()).toEqual(granted.toSorted());
});

it.concurrent.for(needs)('lacks something without %s', async ([name, lost], { expect }) => {
  const done = await deeds(granted.filter((each) => each !== name));
  // Nothing is said of the rest: a VRRP process that fails is started again and again.
  expect(done.filter((deed) => lost.includes(deed))).toEqual([]);
});
