import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { type Host, kill } from './lab/host.ts';
import { configuration, FOREGROUND, host, MASTER, master, vrrpChild } from './lab/router.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** What `keepalived ctl` says there, and its exit status. */
function ctl(on: Host, ...words: readonly string[]) {
  const script = '"$@"; echo "status $?"';
  const out = on.exec('sh', '-c', `exec 2>&1; ${script}`, 'sh', process.execPath, MAIN, 'ctl', ...words);
  const [, text = '', status] = /^(.*)status (\d+)\n$/s.exec(out) ?? [];
  return { text, status: Number(status) };
}

const json = (on: Host, ...words: readonly string[]) => JSON.parse(ctl(on, '--json', ...words).text);

test.concurrent('maintenance lasts until it is ended, over a reload, the death of the child and a restart', async () => {
  await using one = await host();
  const daemon = await master(one);
  expect(ctl(one, 'maintenance', 'on')).toMatchObject({ status: 0 });
  await vi.waitFor(() => expect(one.virtualAddresses()).toEqual([]), 1000);
  await daemon.says('Maintenance: all instances step aside');

  kill(daemon.pid, 'SIGHUP');
  await daemon.says('Reload complete');
  const before = vrrpChild(one);
  kill(before, 'SIGKILL');
  await daemon.says('(VI_1): entering FAULT state (maintenance)');
  const { maintenanceSince, instances } = json(one, 'status');
  expect(Date.parse(maintenanceSince)).toBeGreaterThan(Date.now() - 60_000);
  expect(instances).toMatchObject([{ name: 'VI_1', state: 'FAULT', faults: ['maintenance'] }]);

  kill(daemon.pid, 'SIGTERM');
  await daemon.ended;
  const restarted = one.start(FOREGROUND);
  await restarted.says('(VI_1): entering FAULT state (maintenance)');
  expect(json(one, 'status').maintenanceSince).toBe(maintenanceSince);

  expect(ctl(one, 'maintenance', 'off').text).toMatch(
    /^INSTANCE +STATE +PRIORITY +SINCE +WHY\nVI_1 +BACKUP +150 /,
  );
  await restarted.says(MASTER);
  expect(one.file('keepalived/maintenance')).toBe('');
});

test.concurrent('an explanation names the script that fails', async () => {
  const script = 'vrrp_script chk {\nscript /run/check\ninterval 1\n}\n';
  const text = `${script}${configuration('10.0.0.10/24', 'track_script {\nchk weight -60\n}')}`;
  await using one = await host(text);
  one.write('check', '#!/bin/sh\nexit 3\n');
  one.exec('chmod', '755', '/run/check');
  const daemon = one.start(FOREGROUND);
  await daemon.says('from 150 to 90');
  await daemon.says(MASTER);
  const { text: said, status } = ctl(one, 'explain', 'VI_1');
  expect(status).toBe(0);
  expect(said).toContain('VI_1 is MASTER for ');
  expect(said).toMatch(/Priority +90\n +\+150 configured\n +-60 script chk fails with status 3\n/);
  expect(said).toMatch(/BACKUP +it has started\n +[-\d]+ [:\d]+ +MASTER +no master was heard\n/);
  expect(ctl(one, 'explain', 'VI_9')).toEqual({ text: 'there is no vrrp_instance VI_9\n', status: 1 });
  kill(vrrpChild(one), 'SIGSTOP');
  expect(ctl(one, 'explain', 'VI_1')).toEqual({ text: 'the VRRP process does not answer\n', status: 1 });
});

test.concurrent('a reload can be looked at before it happens', async () => {
  await using one = await host();
  const daemon = await master(one);
  expect(ctl(one, 'reload', '--dry-run').text).toMatch(/^A reload would change nothing\./);
  one.write('keepalived.conf', configuration('10.0.0.20/24', 'nopreempt').replace('150', '120'));
  expect(ctl(one, 'reload', '--dry-run')).toEqual({
    status: 0,
    text: expect.stringMatching(`\
^A reload would change this:

~ vrrp_instance VI_1
    priority 150 → 120
    nopreempt off → on
    virtual_ipaddress 10.0.0.10/24 dev eth0 scope global → 10.0.0.20/24 dev eth0 scope global
`),
  });
  one.write('keepalived.conf', 'vrrp_instance VI_1 {\n');
  expect(ctl(one, 'reload', '--dry-run')).toMatchObject({
    status: 1,
    text: expect.stringMatching(/^A reload would be refused/),
  });
  one.write('keepalived.conf', `instance other\n${configuration('10.0.0.10/24')}`);
  expect(json(one, 'reload', '-n')).toMatchObject({ verdict: 'refused' });
  expect(one.virtualAddresses()).toEqual(['10.0.0.10']);
  expect(daemon.lines.filter((line) => /reload|refused/i.test(line))).toEqual([]);
});

test.concurrent('the socket is for root only, and gone with the daemon', async () => {
  await using one = await host();
  expect(ctl(one, 'status').status).toBe(3);
  const daemon = await master(one);
  const stat = () => one.exec('sh', '-c', 'stat -c "%a %u %F" /run/keepalived/control 2>&1 || true').trim();
  expect(stat()).toBe('600 0 socket');
  // As somebody else, who may see it.
  const nobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];
  const refused = one.exec(
    'sh',
    '-c',
    `${nobody.join(' ')} ${process.execPath} ${MAIN} ctl status 2>&1 || true`,
  );
  expect(refused).toBe('Only root may talk to /run/keepalived/control\n');
  kill(daemon.pid, 'SIGTERM');
  await daemon.ended;
  expect(stat()).toContain('No such file');
});

test.concurrent('daemons side by side have sockets of their own, and one that cannot have any goes without', async () => {
  await using one = await host(`instance a\n${configuration('10.0.0.10/24')}`);
  one.write('b.conf', `instance b\n${configuration('10.0.0.20/24').replace('51', '52')}`);
  const a = await master(one);
  const b = one.start(FOREGROUND.with(-1, '/run/b.conf'));
  await b.says(MASTER);
  expect(json(one, '--instance', 'a', 'status').pid).not.toBe(json(one, '--instance', 'b', 'status').pid);
  // Left behind.
  kill(b.pid, 'SIGKILL');
  await b.ended;
  const again = one.start(FOREGROUND.with(-1, '/run/b.conf'));
  await again.says(MASTER);
  expect(json(one, '--instance=b', 'status').instances[0].state).toBe('MASTER');

  one.exec('mkdir', '/run/c.control');
  one.write('c.conf', configuration('10.0.0.30/24').replace('51', '53'));
  const c = one.start([...FOREGROUND.with(-1, '/run/c.conf'), '-p', '/run/c.pid', '-r', '/run/c-vrrp.pid']);
  await c.says(MASTER);
  expect(c.lines).toContain('No control socket: listen EADDRINUSE: address already in use /run/c.control');
  expect(a.lines.join('\n')).not.toContain('No control socket');
});

test.concurrent('metrics are served on the loopback address, and where they cannot be the daemon goes without', async () => {
  await using one = await host();
  await master(one, '--metrics', '9165');
  const fetched = (path: string) => one.exec(process.execPath, '-e', FETCH, `http://127.0.0.1:9165${path}`);
  const text = fetched('/metrics');
  expect(text).toMatch(/^200 application\/openmetrics-text; version=1.0.0; charset=utf-8\n/);
  const labels = 'iname="VI_1",intf="eth0",vrid="51"';
  expect(text).toContain(`\nkeepalived_vrrp_state{${labels},ip_address="10.0.0.10/24"} 2\n`);
  expect(text).toMatch(new RegExp(`\nkeepalived_advertisements_sent_total{${labels}} [1-9]`));
  expect(text).toMatch(/\n# EOF\n$/);
  expect(fetched('/')).toMatch(/^404 /);
  expect(one.exec('ss', '-Hlnt')).toMatch(/^LISTEN +\d+ +\d+ +127\.0\.0\.1:9165 [^\n]*\n$/);

  one.write('b.conf', configuration('10.0.0.20/24').replace('51', '52'));
  const words = ['-p', '/run/b.pid', '-r', '/run/b-vrrp.pid', '--metrics', '9165'];
  const b = one.start([...FOREGROUND.with(-1, '/run/b.conf'), ...words]);
  await b.says(MASTER);
  expect(b.lines).toContain('No metrics: listen EADDRINUSE: address already in use 127.0.0.1:9165');
});

const FETCH = `
const answer = await fetch(process.argv[1]);
console.log(answer.status, answer.headers.get('content-type'));
process.stdout.write(await answer.text());
`;

test.concurrent('whoever talks nonsense gets an answer', async () => {
  await using one = await host();
  await master(one);
  const say = (line: string) =>
    execFileSync(process.execPath, ['-e', CLIENT, one.path('keepalived/control'), line], {
      encoding: 'utf8',
    });
  expect(say('hello')).toBe('{"error":"a request is a line of JSON, an object"}\n');
  expect(say('{"command":"explain"}')).toBe(
    '{"error":"there is no such request: {\\"command\\":\\"explain\\"}"}\n',
  );
});

const CLIENT = `
const socket = require('node:net').connect(process.argv[1]);
socket.end(process.argv[2] + '\\n');
socket.pipe(process.stdout);
`;
