import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { kaconf } from './run.ts';

const page = await readFile(`${import.meta.dirname}/../../../docs/kaconf.md`, 'utf8');

const files = {
  'etc/keepalived.conf': '$VRID=300\ninclude conf.d/*.conf\n',
  'etc/conf.d/web.conf':
    'vrrp_instance VI_1 {\n    virtual_router_id $VRID\n    interface eth0\n    virtual_ipaddress {\n        10.0.0.1/24\n    }\n}\n',
};
const right = { ...files, 'etc/keepalived.conf': '$VRID=51\ninclude conf.d/*.conf\n' };

test('the output of check in the manual is real', async () => {
  const { out } = await kaconf(['check', 'etc/keepalived.conf'], files);
  expect(page).toContain(`$ kaconf check etc/keepalived.conf\n${out}`);
});

test('the output of expand in the manual is real', async () => {
  const { out } = await kaconf(['expand', 'etc/keepalived.conf'], right);
  const start = out.split('\n').slice(0, 2).join('\n');
  expect(page).toContain(`$ kaconf expand etc/keepalived.conf\n${start}\n`);
});

test('what ast is asked in the manual is in its output', async () => {
  const { out } = await kaconf(['ast', 'etc/keepalived.conf'], right);
  const { vrrp_instances: instances, virtual_servers: servers } = JSON.parse(out);
  const [{ name, virtual_router_id: id, advert_int: interval }] = instances;
  expect(servers).toEqual([]);
  expect(page).toContain(
    `"\\(.name) \\(.virtual_router_id) \\(.advert_int.micros / 1e6) s"'\n${name} ${id} ${interval.micros / 1e6} s\n`,
  );
});

test('the output of lint in the manual is real', async () => {
  const { out } = await kaconf(['lint', 'lb1.conf'], {
    'lb1.conf':
      'vrrp_instance VI_1 {\n    state BACKUP\n    nopreempt\n    interface eth0\n    virtual_router_id 10\n    priority 150\n    track_interface {\n        eth1 weight -60\n    }\n    virtual_ipaddress {\n        10.0.0.10/24\n    }\n}\n',
  });
  expect(page).toContain(`$ kaconf lint lb1.conf\n${out}`);
});

test('the output of migrate in the manual is real', async () => {
  const { out } = await kaconf(['migrate', '--from', '1.3', '--to', '2.4', 'lb1.conf'], {
    'lb1.conf':
      'global_defs {\n    vrrp_garp_interval 0\n}\nvirtual_server 10.0.0.10 80 {\n    protocol TCP\n    lb_algo rr\n    lb_kind NAT\n    real_server 10.0.1.1 80 {\n        HTTP_GET {\n            nb_get_retry 3\n            url {\n                path /\n                status_code 200\n            }\n        }\n    }\n}\n',
  });
  expect(page).toContain(`$ kaconf migrate --from 1.3 --to 2.4 lb1.conf\n${out}`);
});

test('the output of diff in the manual is a fixture', async () => {
  const fixture = await readFile(`${import.meta.dirname}/../../../fixtures/diff/review.txt`, 'utf8');
  const [, output] = /^--- (\$ kaconf diff.*?)(?=^--- )/ms.exec(fixture) ?? [];
  expect(output).toMatch(/^\$ kaconf diff old.conf new.conf\n~ /);
  expect(page).toContain(output);
});

test.each(['killed-and-revived', 'weight-too-small'])(
  'the story %s in the manual is a fixture',
  async (name) => {
    const fixture = await readFile(`${import.meta.dirname}/../../../fixtures/simulate/${name}.txt`, 'utf8');
    const [command] = /\$ kaconf.*?(?=^--- )/ms.exec(fixture) ?? [];
    expect(command).toMatch(/^\$ kaconf simulate/);
    expect(page).toContain(command);
  },
);

test('all commands and formats are in the manual', async () => {
  const [overview, check] = await Promise.all([kaconf(['--help']), kaconf(['check', '--help'])]);
  const commands = overview.out.match(/^ {2}\w+(?= {2,}\w)/gm) ?? [];
  const formats = check.out.match(/^ {25}\w+(?= {2,}\w)/gm) ?? [];
  expect(commands).toHaveLength(13);
  expect(formats).toHaveLength(5);
  for (const name of [...commands, ...formats]) expect(page).toContain(`| \`${name.trim()}\` |`);
});

test('the settings in the manual hold', async () => {
  const settings = /```yaml\n(lint:\n.*?)```/s.exec(page)?.[1] ?? '';
  const node = (priority: string) =>
    `vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\n${priority}\nvirtual_ipaddress {\n10.0.0.10\n}\n}\n`;
  const files = {
    'kaconf.yaml': settings,
    'lb1.conf': node('priority 150'),
    'common.conf': node('@web2 priority 150\n@lb2 priority 100'),
  };
  const { status, out, err } = await kaconf(['cluster', '--strict'], files);
  expect([status, err]).toEqual([1, '']);
  expect(out).toMatch(/^warning\[KL810\]: /);
});
