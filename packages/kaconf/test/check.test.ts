import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { kaconf } from './run.ts';

const files = Object.fromEntries(
  await Promise.all(
    ['good.conf', 'mistakes.conf', 'silent.conf'].map(async (name) => [
      name,
      await readFile(`${import.meta.dirname}/fixtures/${name}`, 'utf8'),
    ]),
  ),
);

test('nothing wrong', async () => {
  expect(await kaconf(['check', 'good.conf'], files)).toEqual({
    status: 0,
    out: 'no problems in 1 file\n',
    err: '',
  });
});

test('every mistake is shown with its line, from top to bottom', async () => {
  const { status, out, err } = await kaconf(['check', 'mistakes.conf'], files);
  expect(out).toBe(`\
error[KA0001]: unknown keyword 'routr_id'
 --> mistakes.conf:2:5
  |
2 |     routr_id lb1
  |     ^^^^^^^^
  = hint: did you mean 'router_id'?

error[KA0009]: found '300', allowed is 1–255
 --> mistakes.conf:6:23
  |
6 |     virtual_router_id 300
  |                       ^^^

error[KA0014]: there is no vrrp_script 'chk_nginx'
  --> mistakes.conf:11:9
   |
11 |         chk_nginx
   |         ^^^^^^^^^
   = hint: it is not tracked

3 errors in 1 file
`);
  expect([status, err]).toEqual([1, '']);
});

test.each([
  ['good.conf', 0, 0],
  ['silent.conf', 0, 1],
  ['mistakes.conf', 1, 1],
])('%s ends in %i, strictly in %i', async (file, lax, strict) => {
  expect((await kaconf(['check', file], files)).status).toBe(lax);
  expect((await kaconf(['check', '--strict', file], files)).status).toBe(strict);
});

test('several files are counted once each', async () => {
  const { out } = await kaconf(['check', 'good.conf', 'mistakes.conf', 'good.conf', 'silent.conf'], files);
  expect(out.split('\n').at(-2)).toBe('3 errors, 1 warning in 3 files');
});

test('a file that cannot be read does not hide the others', async () => {
  const { status, out, err } = await kaconf(['check', 'absent.conf', 'silent.conf'], files);
  expect(err).toBe("kaconf check: cannot read 'absent.conf': no such file or directory\n");
  expect(out).toMatch(/\n1 warning in 1 file\n$/);
  expect(status).toBe(2);
});

test("'-' is the standard input", async () => {
  const { out } = await kaconf(['check', '--format=github', '-'], { '-': 'vrrp_instanse VI_1 {\n}\n' });
  expect(out).toBe(
    "::error file=<stdin>,line=1,col=1,title=KA0001::unknown keyword 'vrrp_instanse'%0Adid you mean 'vrrp_instance'?\n",
  );
});

test("keepalived's lines come in its order", async () => {
  const { status, out } = await kaconf(['check', '--format', 'keepalived', 'mistakes.conf'], files);
  expect(out).toBe(`\
(mistakes.conf: Line 2) Unknown keyword 'routr_id'
(mistakes.conf: Line 6) number '300' outside range [1, 255]
(mistakes.conf: Line 6) (VI_1): VRID '300' not valid - must be between 1 & 255
(mistakes.conf: Line 11) (VI_1) track script chk_nginx not found, ignoring...
(VI_1) the virtual router id must be set
`);
  expect(status).toBe(1);
});

test('JSON and SARIF are whole documents', async () => {
  const json = await kaconf(['check', '--format', 'json', 'mistakes.conf', 'silent.conf'], files);
  expect(JSON.parse(json.out)).toMatchObject({
    diagnostics: [
      { code: 'KA0001', span: { file: 'mistakes.conf', line: 2, column: 5, endLine: 2, endColumn: 13 } },
      { code: 'KA0009' },
      { code: 'KA0014' },
      { code: 'KA0018', severity: 'warning', span: { file: 'silent.conf', line: 4 } },
    ],
    summary: { error: 3, warning: 1, note: 0, files: 2 },
  });
  const sarif = await kaconf(['check', '--format', 'sarif', 'silent.conf'], files);
  expect(JSON.parse(sarif.out)).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kaconf', version: '0.1.0' } },
        results: [{ ruleId: 'KA0018', level: 'warning' }],
      },
    ],
  });
});

test('a directory stands for the configurations in it', async () => {
  const { out } = await kaconf(['check', 'etc'], {
    'etc/a.conf': files['good.conf'] ?? '',
    'etc/b.conf': files['silent.conf'] ?? '',
  });
  expect(out).toMatch(/ --> etc\/b\.conf:4:5\n/);
  expect(out).toMatch(/\n1 warning in 2 files\n$/);
});

test('what another file of the directory includes is a part of that', async () => {
  const parts = {
    'etc/keepalived.conf': 'include scripts/*.conf\ninclude instances.conf\n',
    'etc/scripts/chk.conf': 'vrrp_script chk_nginx {\n    script "/bin/true"\n}\n',
    'etc/instances.conf': (files['mistakes.conf'] ?? '').replace('300', '30').replace('routr', 'router'),
  };
  expect((await kaconf(['check', 'etc'], parts)).out).toBe('no problems in 1 file\n');
  // Who names a file means it.
  const { out } = await kaconf(['check', 'etc', 'etc/instances.conf'], parts);
  expect(out).toMatch(/there is no vrrp_script 'chk_nginx'[\s\S]*\n1 error in 2 files\n$/);
});

test('a finding in a file that is included twice is one', async () => {
  const { out } = await kaconf(['check', 'a.conf', 'b.conf'], {
    'a.conf': 'include c.conf\ninclude c.conf\n',
    'b.conf': 'include c.conf\n',
    'c.conf': 'ghost\n',
  });
  expect(out).toMatch(/\n1 error in 2 files\n$/);
});

describe('--host', () => {
  const missing = { 'eth9.conf': (files['good.conf'] ?? '').replace('eth0', 'eth9') };

  test('only then the machine counts', async () => {
    expect((await kaconf(['check', 'eth9.conf'], missing)).status).toBe(0);
    const { status, out } = await kaconf(['check', '--host', 'eth9.conf'], missing);
    expect(out).toBe(`\
error[KA0501]: there is no interface eth9 on this machine
 --> eth9.conf:3:15
  |
3 |     interface eth9
  |               ^^^^

1 error in 1 file
`);
    expect(status).toBe(1);
  });

  test("keepalived's own lines are all there", async () => {
    const { out } = await kaconf(['check', '--host', '--format=keepalived', 'eth9.conf'], missing);
    expect(out).toBe(`\
(eth9.conf: Line 3) WARNING - interface eth9 for vrrp_instance VI_1 doesn't exist
Non-existent interface specified in configuration
`);
  });
});
