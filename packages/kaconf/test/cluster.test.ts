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
  [[], "no FILE given, and no nodes in kaconf.yaml; see 'kaconf cluster --help'"],
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

const nodes = `cluster:
  nodes:
    lb1: nodes/a.conf
    lb2: { file: nodes/b.conf, config-id: web2 }
`;
const member = (priority: string) =>
  `vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\n${priority}\nvirtual_ipaddress {\n10.0.0.10\n}\n}\n`;

test('without a FILE the nodes are those of kaconf.yaml, each with its own config-id', async () => {
  const files = {
    'kaconf.yaml': nodes,
    'nodes/a.conf': member('@lb1 priority 150\n@web1 priority 100'),
    'nodes/b.conf': member('@lb2 priority 150\n@web2 priority 100'),
  };
  expect(await kaconf(['cluster'], files)).toEqual({ status: 0, out: 'no problems in 2 files\n', err: '' });
  expect((await kaconf(['cluster', '--config-id', 'web1'], files)).out).toMatch(/^warning\[KL810\]/);
  const story = await kaconf(['simulate', '--kill', 'lb1@10s'], files);
  expect(story.err).toBe('');
  expect(story.out).toContain('10s  lb1 is switched off\n');
  expect(story.out).toContain('lb2: MASTER 100, lb1 is not heard any more\n');
});

test('files of nodes are where the settings are', async () => {
  const files = {
    'etc/mine.yaml': nodes,
    'etc/nodes/a.conf': member('priority 150'),
    'etc/nodes/b.conf': member('priority 90'),
  };
  const { status, out, err } = await kaconf(['simulate', '--settings', 'etc/mine.yaml', '--prove'], files);
  expect([status, err]).toEqual([0, '']);
  expect(out).toMatch(/^proven/);
});

test.each([
  [
    'cluster:\n  nodes: [a.conf]',
    'kaconf.yaml:2: cluster.nodes must be a mapping: { lb1: lb1.conf, lb2: lb2.conf }',
  ],
  ['cluster:\n  nodes:\n    lb1:', 'kaconf.yaml:3: a node is a FILE, or { file: FILE, config-id: ID }'],
  ['cluster:\n  nodes:\n    lb1: [a]', 'kaconf.yaml:3: one word is expected here'],
  ['cluster:\n  nodes:\n    a|b: a.conf', "kaconf.yaml:3: 'a|b' cannot be the name of a node"],
  [
    'cluster:\n  nodes:\n    lb1:\n      flie: a',
    "kaconf.yaml:4: unknown key 'flie', did you mean 'file'? in cluster.nodes.lb1",
  ],
  ['cluster:\n  node: {}', "kaconf.yaml:2: unknown key 'node', did you mean 'nodes'? in cluster"],
  ['lint: {}\nclutser: {}', "kaconf.yaml:2: unknown key 'clutser', did you mean 'cluster'? in the file"],
  ['lint: {}', "no FILE given, and no nodes in kaconf.yaml; see 'kaconf cluster --help'"],
])('settings that say %j are refused', async (settings, complaint) => {
  expect(await kaconf(['cluster'], { 'kaconf.yaml': settings })).toEqual({
    status: 2,
    out: '',
    err: `kaconf cluster: ${complaint}\n`,
  });
});
