import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCase } from './read-case.ts';
import { kaconf } from './run.ts';

const folder = `${import.meta.dirname}/../../../fixtures/migrate`;
const names = globSync('*.txt', { cwd: folder }).map((file) => basename(file, '.txt'));

describe.each(names.toSorted())('%s', (name) => {
  const { args, files, output, status, rewritten } = readCase(`${folder}/${name}.txt`);
  const before = files['a.conf'];

  test('is told', async () => {
    const outcome = await kaconf(args, { ...files });
    expect(`${outcome.err}${outcome.out}`).toBe(output);
    expect(`exit status ${outcome.status}`).toBe(status);
  });

  test('is rewritten where something is the same, and then there is nothing left to rewrite', async () => {
    const fixed = { ...files };
    await kaconf([...args, '--fix'], fixed);
    expect(fixed['a.conf']).toBe(rewritten ?? before);
    expect((await kaconf([...args, '--diff'], fixed)).out).toBe('');
  });
});

const old = 'global_defs {\n    lvs_flush_onstop\n}\n';

test('--diff shows what --fix would do', async () => {
  const files = { 'a.conf': old };
  expect(await kaconf(['migrate', '--from', '2.1', '--diff', 'a.conf'], files)).toEqual({
    status: 1,
    out: '--- a.conf\n+++ a.conf\n@@ -1,3 +1,3 @@\n global_defs {\n-    lvs_flush_onstop\n+    lvs_flush_on_stop\n }\n',
    err: '',
  });
  expect(files['a.conf']).toBe(old);
});

test('after --fix only what is left is told, by the version that was guessed before', async () => {
  const files = { 'a.conf': `${old}vrrp_instance VI_1 {\n    unicast_src_ip 10.0.0.1\n}\n` };
  const { out, err, status } = await kaconf(['migrate', '--fix', '--to', '2.2.1', 'a.conf'], files);
  expect(files['a.conf']).toContain('lvs_flush_on_stop\n');
  expect(out).toBe('no problems in 1 file\n');
  expect(err).toMatch(
    /^kaconf migrate: 'a.conf' is taken to be for 2.0.15, by 'lvs_flush_onstop' in line 2;/,
  );
  expect(status).toBe(0);
});

test('what has changed around several configurations is told once, since the oldest', async () => {
  const instance = 'vrrp_instance VI_1 {\n    virtual_ipaddress {\n        10.0.0.1\n    }\n}\n';
  const newer = `global_defs {\n    max_auto_priority 50\n    reload_file /run/reload\n}\n${instance}`;
  const files = { 'a.conf': instance, 'b.conf': newer };
  const { out } = await kaconf(['migrate', '--to', '2.3', 'a.conf', 'b.conf'], files);
  expect(out.slice(out.indexOf('\nAlso'))).toBe(`
Also changed, with nothing to rewrite:
  2.0.0   a master becomes backup where others remove its address, route or rule: KeepConfiguration= in systemd-networkd, or 'no_track' (a.conf:3)
  2.0.9   dumps and other files follow the umask: others may not read them any more
  2.0.9   where there is no configuration file, keepalived ends with an error
  2.2.2   keepalived's unit has Type=notify and --dont-fork: an override must not say Type=forking, or PIDFile=
  2.2.2   keepalived logs to the facility daemon, unless -S says another
  2.3.2   keepalived's pid file is locked: a second keepalived needs 'instance', or -p, -r and -c of its own
  2.3.3   adverts with other addresses are accepted, and logged: somebody with the same VRID goes unnoticed (a.conf:2, and 1 more)
`);
});

test('what a definition makes is left alone', async () => {
  const text = '$OLD=lvs_flush_onstop\nglobal_defs {\n    $OLD\n}\n';
  const files = { 'a.conf': text };
  const { out } = await kaconf(['migrate', '--fix', '--from', '2.1', 'a.conf'], files);
  expect(out).toContain("'lvs_flush_onstop' is called 'lvs_flush_on_stop'");
  expect(files['a.conf']).toBe(text);
});

test('what cannot be read as it is meant is not judged', async () => {
  expect(await kaconf(['migrate', '--from', '2.1', '-'], { '-': old.replace('}', '') })).toEqual({
    status: 2,
    out: 'no problems in 1 file\n',
    err: "kaconf migrate: '<stdin>' cannot be judged before it is mended: see 'kaconf check'\n",
  });
});

test.each([
  [['--strict'], 1],
  [[], 0],
])('%j: warnings end in %i', async (options, status) => {
  const outcome = await kaconf(['migrate', '--from', '2.1', ...options, '-'], { '-': old });
  expect(outcome.status).toBe(status);
});

test.each([
  [['--to', 'two', '-'], "--to cannot be 'two': a version like 2.2 or 2.2.8; see 'kaconf migrate --help'"],
  [['--from', '2.1', '--fix', '-'], '<stdin> cannot be changed: use --diff'],
])('%j is refused', async (args, complaint) => {
  expect(await kaconf(['migrate', ...args], { '-': old })).toEqual({
    status: 2,
    out: '',
    err: `kaconf migrate: ${complaint}\n`,
  });
});

test('the pages are explained, and known to SARIF', async () => {
  expect((await kaconf(['explain', 'KM001'])).out).toMatch(/^KM001: another name\n/);
  const { out } = await kaconf(['migrate', '--from', '2.1', '--format', 'sarif', '-'], { '-': old });
  expect(JSON.parse(out).runs[0].tool.driver.rules).toMatchObject([
    { id: 'KM001', shortDescription: { text: 'another name' } },
  ]);
});
