import { expect, test } from 'vitest';
import { kaconf } from './run.ts';

function node(priority: number, vrid = 51): string {
  return `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id ${vrid}
    priority ${priority}
    virtual_ipaddress {
        10.0.0.10/24
    }
}
`;
}

test('a finding points at both files', async () => {
  const files = { 'lb1.conf': node(150), 'lb2.conf': node(100, 52) };
  const { status, out, err } = await kaconf(['cluster', 'lb1.conf', 'lb2.conf'], files);
  expect(out).toBe(`\
error[KL801]: 'VI_1' has VRID 52 on lb2, and 51 on lb1: both are masters at once
 --> lb2.conf:3:5
  |
3 |     virtual_router_id 52
  |     ^^^^^^^^^^^^^^^^^^^^
 ::: lb1.conf:3:5, 'VI_1' of lb1
  |
3 |     virtual_router_id 51
  |     --------------------
  = hint: give both the same virtual_router_id

1 error in 2 files
`);
  expect([status, err]).toEqual([1, '']);
});

test.each([
  [node(100), 0, 0],
  [node(150), 0, 1],
  [node(100, 52), 1, 1],
])('%#: ends in %i, strictly in %i', async (text, lax, strict) => {
  const files = { 'a.conf': node(150), 'b.conf': text };
  expect((await kaconf(['cluster', 'a.conf', 'b.conf'], files)).status).toBe(lax);
  expect((await kaconf(['cluster', '--strict', 'a.conf', 'b.conf'], files)).status).toBe(strict);
});

test('errors of one file come first, in the format that is asked for', async () => {
  const files = { 'a.conf': node(150), 'b.conf': `ghost\n${node(150)}` };
  const { status, out } = await kaconf(['cluster', '--format', 'json', 'a.conf', 'b.conf'], files);
  expect(JSON.parse(out).diagnostics).toMatchObject([
    { severity: 'error', span: { file: 'b.conf', line: 1 } },
  ]);
  expect(status).toBe(1);
});

test('one file may be that of several nodes', async () => {
  const files = { 'a.conf': node(100).replace('    priority', '    @lb1 priority 150\n    @lb2 priority') };
  const ids = ['--config-id', 'lb1', '--config-id', 'lb2'];
  expect(await kaconf(['cluster', ...ids, 'a.conf', 'a.conf'], files)).toEqual({
    status: 0,
    out: 'no problems in 2 files\n',
    err: '',
  });
});

test('kaconf.yaml and --settings hold for it', async () => {
  const files = {
    'a.conf': node(100),
    'b.conf': node(100),
    'kaconf.yaml': 'lint: { rules: { KL810: off } }',
    'mine.yaml': 'lint: { rules: { KL810: error } }',
  };
  expect((await kaconf(['cluster', 'a.conf', 'b.conf'], files)).out).toBe('no problems in 2 files\n');
  expect((await kaconf(['cluster', '--settings', 'mine.yaml', 'a.conf', 'b.conf'], files)).status).toBe(1);
});

test.each([
  [[], "no FILE given; see 'kaconf cluster --help'"],
  [['a.conf'], 'one node is no cluster: give the FILEs of all'],
  [['a.conf', 'none.conf'], "cannot read 'none.conf': no such file or directory"],
  [['a.conf', 'a.conf'], 'the nodes need names of their own: give --name for each FILE, in their order'],
])('%j is refused', async (operands, complaint) => {
  expect(await kaconf(['cluster', ...operands], { 'a.conf': node(150) })).toEqual({
    status: 2,
    out: '',
    err: `kaconf cluster: ${complaint}\n`,
  });
});

test('its pages are explained, with the names of the files', async () => {
  const { status, out } = await kaconf(['explain', 'KL801']);
  expect(out).toMatch(/^KL801: one virtual router with two VRIDs\n/);
  expect(out).toContain('\n\nb.conf:\n\n    vrrp_instance VI_1 {\n');
  expect(status).toBe(0);
});
