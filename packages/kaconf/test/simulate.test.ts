import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readCase } from './read-case.ts';
import { kaconf } from './run.ts';

const folder = `${import.meta.dirname}/../../../fixtures/simulate`;

const names = globSync('*.txt', { cwd: folder }).map((file) => basename(file, '.txt'));

test.each(names.toSorted())('the story %s ends as its file says', async (name) => {
  const { args, files, output, status } = readCase(`${folder}/${name}.txt`);
  const outcome = await kaconf(args, files);
  expect(`${outcome.out}${outcome.err}`).toBe(output);
  expect(`exit status ${outcome.status}`).toBe(status);
});

test.each([
  [['simulate'], "no FILE given, and no nodes in kaconf.yaml; see 'kaconf simulate --help'"],
  [['simulate', 'a.conf', '--kill', 'c@10s'], "--kill c@10s: there is no node of the name 'c'; there is a"],
  [['simulate', 'a.conf', '--kill', 'a@soon'], "--kill a@soon: 'soon' is no time: 10s, 1m30s, 250ms"],
  [['simulate', 'a.conf', '--kill', 'a'], "--kill cannot be 'a': NODE@TIME; see 'kaconf simulate --help'"],
  [
    ['simulate', 'a.conf', '--fail', 'chk@a@10s'],
    "--fail chk@a@10s: a tracks nothing of the name 'chk', did you mean 'chk2'?",
  ],
  [
    ['simulate', 'a.conf', '--down', 'ens3@a@10s'],
    "--down ens3@a@10s: a uses no interface of the name 'ens3'; there is eth0",
  ],
  [
    ['simulate', 'a.conf', '--cut', 'a|a@10s'],
    "--cut a|a@10s: a link is between two nodes, NODE|NODE, not 'a|a'",
  ],
  [['simulate', 'a.conf', '--kill', 'a@1m', '--for', '10s'], 'it ends at 10s, before the last step, at 1m'],
  [['simulate', 'a.conf', '--for', 'ever'], '--for ever: this is no time: 10s, 1m30s, 250ms'],
  [['simulate', 'a.conf', '--prove', '--for', '10s'], '--prove tells its own stories; give it none'],
  [
    ['simulate', 'a.conf', 'a.conf'],
    'the nodes need names of their own: give --name for each FILE, in their order',
  ],
  [['simulate', 'a.conf', '--name', 'a', '--name', 'b'], 'give one --name for each FILE, in their order'],
  [['simulate', 'a.conf', '--join', 'eth0@a,eth0@b'], "there is no node for 'eth0@b'; there is a"],
  [['simulate', 'a.conf', '--address', 'eth0@a=here'], "--address eth0@a=here: 'here' is no address"],
  [['simulate', 'empty.conf'], "there is no vrrp_instance in 'empty.conf'"],
  [['simulate', 'absent.conf'], "cannot read 'absent.conf': no such file or directory"],
  [['simulate', 'a.conf', '--story', 'absent'], "cannot read 'absent': no such file or directory"],
  [['simulate', 'a.conf', '--story', 'text.yaml'], "text.yaml:1: a story has 'steps', and 'for' if you like"],
  [['simulate', 'a.conf', '--story', 'list.yaml'], "list.yaml:2: a step has 'at' and one thing that happens"],
])('%j cannot be done: %s', async (args, complaint) => {
  const script = 'vrrp_script chk2 {\nscript /bin/true\n}\n';
  const instance =
    'vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\ntrack_script {\nchk2\n}\nvirtual_ipaddress {\n10.0.0.10\n}\n}\n';
  const files = {
    'a.conf': script + instance,
    'empty.conf': '',
    'text.yaml': 'a night\n',
    'list.yaml': 'steps:\n  - kill: a\n',
  };
  expect(await kaconf(args, files)).toEqual({ status: 2, out: '', err: `kaconf simulate: ${complaint}\n` });
});

test('folders name nodes whose files have the same name', async () => {
  const text = (priority: number) =>
    `vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\npriority ${priority}\nvirtual_ipaddress {\n10.0.0.10\n}\n}\n`;
  const files = { 'lb1/keepalived.conf': text(100), 'lb2/keepalived.conf': text(150) };
  const { out } = await kaconf(['simulate', ...Object.keys(files), '--format', 'json', '--for', '5s'], files);
  expect(JSON.parse(out)).toMatchObject({
    from: 0,
    to: 5_000_000,
    routers: [{ name: 'VI_1', virtualRouterId: 51, family: 4, segment: 'eth0' }],
    lanes: [
      { node: 'lb1', changes: [{ at: 0, state: 'BACKUP', priority: 100, why: 'it has started' }] },
      // 3 s and (256 − 150)/256 s.
      { node: 'lb2', changes: [{ state: 'BACKUP' }, { at: 3_414_063, state: 'MASTER' }] },
    ],
    holdings: [{ address: '10.0.0.10', interface: 'eth0', node: 'lb2', from: 3_414_063, to: 5_000_000 }],
  });
});

test('a picture tells who was what and why, and names are no markup in it', async () => {
  const text = (priority: number) =>
    `vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\npriority ${priority}\nvirtual_ipaddress {\n10.0.0.10\n}\n}\n`;
  const files = { 'a.conf': text(150), 'b.conf': text(100) };
  const name = '</text><script>"b"&amp;';
  const story = ['--kill', 'a@10s', '--for', '20s', '--name', 'a', '--name', name, '--format', 'svg'];
  const { out, status } = await kaconf(['simulate', ...Object.keys(files), ...story], files);
  const escaped = '&lt;/text&gt;&lt;script&gt;&quot;b&quot;&amp;amp;';
  expect(status).toBe(0);
  expect(out).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>\n$/s);
  expect(out).not.toContain('<script>');
  expect(Array.from(out.matchAll(/<title>(.*?)<\/title>/g), ([, title]) => title)).toEqual([
    `a, ${escaped}: 20s in virtual time`,
    '10s a is switched off',
    'VI_1',
    'a VI_1: BACKUP 150 0s–3.414s, it has started',
    'a VI_1: MASTER 150 3.414s–10s, no master was heard',
    'a VI_1: off 10s–20s, the node does not run',
    'VI_1',
    `${escaped} VI_1: BACKUP 100 0s–13.024s, it has started`,
    `${escaped} VI_1: MASTER 100 13.024s–20s, a is not heard any more`,
    `no master among a, ${escaped} 0s–3.414s: 3.414s, limit 3.414s`,
    `no master among ${escaped} 10s–13.024s: 3.024s, limit 3.610s`,
    '10.0.0.10',
    'a has 10.0.0.10 3.414s–10s',
    `${escaped} has 10.0.0.10 13.024s–20s`,
  ]);
});

test('a proven cluster is a picture of what was tried', async () => {
  const { args, files } = readCase(`${folder}/sync-group-proven.txt`);
  const { out } = await kaconf([...args, '--format', 'svg'], files);
  expect(out).toContain('>proven: whichever thing fails, there is one master, and in time</text>');
});

test('a page asks for nothing, runs its own script alone, and has names as they are', async () => {
  const { args, files } = readCase(`${folder}/weight-too-small.txt`);
  const name = '</script><script>"b"';
  const { out, status } = await kaconf([...args, '--name', 'a', '--name', name, '--format', 'html'], files);
  expect(status).toBe(1);
  // Of `run();`: printf 'run();' | openssl dgst -sha256 -binary | base64
  expect(out).toContain("script-src 'sha256-vUOElbTHLp1UxxGV/I6teJfpCV5vgaasYjEhPKN2fqQ='");
  expect(out).toContain(`content="default-src 'none'; `);
  expect(out.match(/<script\b[^>]*>/g)).toEqual([
    '<script type="application/json" id="timeline">',
    '<script>',
  ]);
  expect(out.match(/(?:src|href)="(?!#)[^"]*/g)).toEqual(['href="data:,']);
  const [, data = ''] = /<script type="application\/json" id="timeline">(.*?)<\/script>/.exec(out) ?? [];
  expect(JSON.parse(data)).toMatchObject({ lanes: [{ node: 'a' }, { node: name }] });
});

test('mistakes in a configuration do not get into a picture', async () => {
  const files = { 'a.conf': 'vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 300\n}\n' };
  const { status, out, err } = await kaconf(['simulate', 'a.conf', '--format', 'svg'], files);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(/^error\[KA0009\]: .*1 error in 1 file\n$/s);
});

test('a page is not for a terminal', async () => {
  const { args, files } = readCase(`${folder}/weight-too-small.txt`);
  expect(await kaconf([...args, '--format', 'html'], files, { isRead: true })).toEqual({
    status: 2,
    out: '',
    err: 'kaconf simulate: a page is for a browser: send it to a file, --format html >story.html\n',
  });
});

test('a page of what breaks a cluster says why, how to see it again, and what else would', async () => {
  const { args, files } = readCase(`${folder}/weight-enough-for-the-next.txt`);
  const { out } = await kaconf([...args, '--format', 'html'], files);
  const why = 'VI_1: script chk_nginx fails on a, and it stays master though c is well';
  const [header = ''] = /<header>.*<\/header>/.exec(out) ?? [];
  expect(header.split(/<\/?(?:h1|p|header)>/).filter((part) => part !== '')).toEqual([
    `not proven: ${why}`,
    'With the weight of −60 a still has priority 90, c has 50.',
    'It takes −101 or less.',
    'kaconf simulate a.conf b.conf c.conf --kill b@20s --fail chk_nginx@a@30s --for 50s',
    'as short: 5 more',
    `--down eth0@b@20s --fail chk_nginx@a@30s: ${why}`,
    `--fail chk_nginx@a@20s --kill b@50s: ${why}`,
    `--fail chk_nginx@a@20s --down eth0@b@50s: ${why}`,
    `--fail chk_nginx@a@20s --fail chk_nginx@b@50s: ${why}`,
    `--fail chk_nginx@b@20s --fail chk_nginx@a@40s: ${why}`,
  ]);
});
