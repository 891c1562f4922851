import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readCase } from './read-case.ts';
import { kaconf } from './run.ts';

const folder = `${import.meta.dirname}/../../../fixtures/diff`;

const names = globSync('*.txt', { cwd: folder }).map((file) => basename(file, '.txt'));

test.each(names.toSorted())('%s: it says what its file says', async (name) => {
  const { args, files, output, status } = readCase(`${folder}/${name}.txt`);
  const outcome = await kaconf(args, files);
  expect(`${outcome.out}${outcome.err}`).toBe(output);
  expect(`exit status ${outcome.status}`).toBe(status);
});

function instance(priority: number): string {
  return `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    priority ${priority}
    virtual_ipaddress {
        10.0.0.10/24
    }
}
`;
}

const files = { 'old.conf': instance(150), 'new.conf': instance(100) };

test('the old one from a pipe', async () => {
  const { status, out } = await kaconf(['diff', '-', 'new.conf'], { ...files, '-': instance(120) });
  expect(out).toContain('~ priority 120 → 100  [<stdin>:4, new.conf:4]\n');
  expect(status).toBe(1);
});

test('for programs', async () => {
  const { status, out } = await kaconf(['diff', '--format', 'json', 'old.conf', 'new.conf'], files);
  const { changes, summary } = JSON.parse(out);
  expect(changes).toMatchObject([
    {
      block: 'vrrp_instance',
      name: 'VI_1',
      about: 'VRID 51 on eth0',
      change: 'changed',
      differences: [
        {
          within: [],
          keyword: 'priority',
          change: 'changed',
          before: { text: '150', span: { file: 'old.conf', line: 4, column: 5 } },
          after: { text: '100', span: { file: 'new.conf', line: 4, column: 5 } },
          consequence: { effect: 'applied' },
        },
      ],
    },
  ]);
  expect(summary).toEqual({ harmless: 0, applied: 1, interrupts: 0, restart: 0 });
  expect(status).toBe(1);
});

test.each([
  ['smtp_alert', [0, 0, 0]],
  ['priority 50', [1, 0, 0]],
  ['virtual_router_id 52', [1, 1, 0]],
])('%s ends with %j where harmless, applied, interrupts are allowed', async (line, expected) => {
  const text = instance(150).replace('priority 150', `priority 150\n    ${line}`);
  const statuses = ['harmless', 'applied', 'interrupts'].map(async (effect) => {
    const { status } = await kaconf(['diff', '--allow', effect, 'old.conf', 'b.conf'], {
      ...files,
      'b.conf': text,
    });
    return status;
  });
  expect(await Promise.all(statuses)).toEqual(expected);
});

test('whoever needs a restart is allowed by nothing', async () => {
  const named = { 'a.conf': `instance a\n${instance(100)}`, 'b.conf': `instance b\n${instance(100)}` };
  const { status, out } = await kaconf(['diff', '--allow', 'interrupts', 'a.conf', 'b.conf'], named);
  expect(out).toContain('a reload: 1 needs a restart\n');
  expect(status).toBe(1);
});

test('beside the lines of a pull request', async () => {
  const { out } = await kaconf(['diff', '--format', 'github', 'old.conf', 'new.conf'], files);
  expect(out).toMatch(
    /^::notice file=new.conf,line=4,col=5,title=vrrp_instance VI_1 \(VRID 51 on eth0\)::~ priority 150 → 100/,
  );
});

test('a definition and a host', async () => {
  const text = instance(100).replace('priority 100', '@lb1 priority 100\n    @lb2 priority $LOW');
  const options = ['--config-id', 'lb2', '--define', 'LOW=50'];
  const { out } = await kaconf(['diff', ...options, 'old.conf', 'new.conf'], { ...files, 'new.conf': text });
  expect(out).toContain('~ priority 150 → 50  [old.conf:4, new.conf:5]\n');
});

test('what is wrong with one of them is named, and left out', async () => {
  const broken = `ghost\n${files['old.conf']}`;
  expect(await kaconf(['diff', 'old.conf', 'b.conf'], { ...files, 'b.conf': broken })).toEqual({
    status: 0,
    out: 'same meaning\n',
    err: "kaconf diff: 'b.conf' has errors, which 'kaconf check' shows: what they are about is left out\n",
  });
});

test('one whose braces do not match is not compared', async () => {
  expect(
    await kaconf(['diff', 'old.conf', 'b.conf'], { ...files, 'b.conf': 'vrrp_instance VI_1 {\n' }),
  ).toEqual({
    status: 2,
    out: '',
    err: "kaconf diff: 'b.conf' cannot be judged before it is mended: see 'kaconf check'\n",
  });
});

test.each([
  [['old.conf'], "give OLD and NEW; see 'kaconf diff --help'"],
  [['old.conf', 'new.conf', 'old.conf'], "give OLD and NEW; see 'kaconf diff --help'"],
  [['-', '-'], 'only one of them can be the standard input'],
  [['old.conf', 'none.conf'], "cannot read 'none.conf': no such file or directory"],
])('%j', async (args, complaint) => {
  expect(await kaconf(['diff', ...args], files)).toEqual({
    status: 2,
    out: '',
    err: `kaconf diff: ${complaint}\n`,
  });
});
