import { expect, test } from 'vitest';
import { kaconf } from './run.ts';

const owner = `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 10
    virtual_ipaddress {
        10.0.0.10/24
    }
}
`;
const alias = owner.replace('MASTER', 'BACKUP').replace('eth0', 'eth0:1');
const fixed = owner.replace('MASTER', 'BACKUP');

test('what is found is shown as in a check', async () => {
  const { status, out, err } = await kaconf(['lint', 'a.conf'], { 'a.conf': owner });
  expect(out).toBe(`\
warning[KL101]: 'VI_1' has priority 255, as if it owned the addresses
 --> a.conf:2:5
  |
2 |     state MASTER
  |     ^^^^^^^^^^^^
  = hint: write a priority: without one, state MASTER means 255

1 warning in 1 file
`);
  expect([status, err]).toEqual([0, '']);
});

test.each([
  [fixed, 0, 0],
  [owner, 0, 1],
  [alias, 1, 1],
])('%#: ends in %i, strictly in %i', async (text, lax, strict) => {
  expect((await kaconf(['lint', '-'], { '-': text })).status).toBe(lax);
  expect((await kaconf(['lint', '--strict', '-'], { '-': text })).status).toBe(strict);
});

test('SARIF tells the pages of the rules', async () => {
  const { out } = await kaconf(['lint', '--format', 'sarif', '-'], { '-': owner });
  const [{ tool, results }] = JSON.parse(out).runs;
  expect(tool.driver.rules[0]).toMatchObject({
    id: 'KL101',
    shortDescription: { text: 'state MASTER without a priority' },
  });
  expect(results).toMatchObject([{ ruleId: 'KL101', level: 'warning' }]);
});

test('--fix rewrites files, those that are included too, and shows what is left', async () => {
  const files = { 'etc/a.conf': 'include b.conf\n', 'etc/b.conf': alias };
  const { status, out } = await kaconf(['lint', '--fix', 'etc/a.conf'], files);
  expect(out).toBe('no problems in 1 file\n');
  expect(status).toBe(0);
  expect(files['etc/b.conf']).toBe(fixed);
});

test('--diff changes nothing', async () => {
  const files = { 'a.conf': alias };
  const { status, out } = await kaconf(['lint', '--diff', 'a.conf'], files);
  expect(out).toContain('-    interface eth0:1\n+    interface eth0\n');
  expect(status).toBe(1);
  expect(files['a.conf']).toBe(alias);
  expect(await kaconf(['lint', '--diff', 'a.conf'], { 'a.conf': owner })).toEqual({
    status: 0,
    out: '',
    err: '',
  });
});

test('the standard input cannot be fixed', async () => {
  expect(await kaconf(['lint', '--fix', '-'], { '-': alias })).toEqual({
    status: 2,
    out: '',
    err: 'kaconf lint: <stdin> cannot be changed: use --diff\n',
  });
});

test('a configuration with errors of its own is named', async () => {
  const { err } = await kaconf(['lint', 'a.conf'], { 'a.conf': `ghost\n${owner}` });
  expect(err).toBe("kaconf lint: 'a.conf' has errors of its own, which 'kaconf check' shows\n");
});

test('what nobody knows the meaning of is not judged', async () => {
  const { status, err } = await kaconf(['lint', 'a.conf'], { 'a.conf': `${owner}}\n` });
  expect(err).toBe("kaconf lint: 'a.conf' cannot be judged before it is mended: see 'kaconf check'\n");
  expect(status).toBe(2);
});

test('kaconf.yaml gives rules another severity', async () => {
  const settings = 'lint:\n  rules:\n    KL101: error # never again\n';
  const files = { 'a.conf': owner, 'kaconf.yaml': settings, 'mine.yaml': 'lint: { rules: { KL101: off } }' };
  expect((await kaconf(['lint', 'a.conf'], files)).out).toMatch(/^error\[KL101\]/);
  expect((await kaconf(['lint', '--settings', 'mine.yaml', 'a.conf'], files)).out).toBe(
    'no problems in 1 file\n',
  );
});

test.each([
  ['lint: [', /^kaconf lint: kaconf.yaml:1: Flow sequence in block collection .*\n$/],
  ['lint: 5', /^kaconf lint: kaconf.yaml:1: lint must be a mapping\n$/],
  ['lnit: {}', /^kaconf lint: kaconf.yaml:1: unknown key 'lnit', did you mean 'lint'\? in the file\n$/],
  [
    'lint: { rules: { KL100: off } }',
    /^kaconf lint: kaconf.yaml:1: unknown key 'KL100', did you mean 'KL101'\? in lint.rules\n$/,
  ],
  [
    'lint: { rules: { KL101: loud } }',
    /^kaconf lint: kaconf.yaml:1: KL101 cannot be 'loud': off, note, warning or error\n$/,
  ],
])('settings that say %j are refused', async (settings, complaint) => {
  const { status, out, err } = await kaconf(['lint', '-'], { '-': owner, 'kaconf.yaml': settings });
  expect([status, out]).toEqual([2, '']);
  expect(err).toMatch(complaint);
});

test('settings that are not there are minded only when they are named', async () => {
  expect(await kaconf(['lint', '--settings', 'none.yaml', '-'], { '-': fixed })).toEqual({
    status: 2,
    out: '',
    err: "kaconf lint: cannot read 'none.yaml': no such file or directory\n",
  });
});

test.each([
  [['--with', 'none.conf', 'a.conf'], "cannot read 'none.conf': no such file or directory"],
  [['--with', 'b.conf', 'a.conf', 'c.conf'], 'give one FILE behind --with'],
])('%j is refused', async (args, complaint) => {
  const files = { 'a.conf': owner, 'b.conf': owner, 'c.conf': owner };
  expect(await kaconf(['lint', ...args], files)).toEqual({
    status: 2,
    out: '',
    err: `kaconf lint: ${complaint}\n`,
  });
});

test('beside others what is between these is not told', async () => {
  const node = (priority: number) => fixed.replace('state BACKUP', `priority ${priority}`);
  const files = { 'a.conf': node(150), 'b.conf': node(100), 'c.conf': node(100) };
  const others = ['--with', 'b.conf', '--with', 'c.conf'];
  expect((await kaconf(['lint', ...others, 'a.conf'], files)).out).toBe('no problems in 3 files\n');
  files['a.conf'] = node(100);
  expect((await kaconf(['lint', ...others, 'a.conf'], files)).out).toMatch(/\n2 warnings in 3 files\n$/);
});

test('the pages of rules are explained, too', async () => {
  const { status, out } = await kaconf(['explain', 'kl101']);
  expect(out).toMatch(/^KL101: state MASTER without a priority\n\nWithout a `priority`/);
  expect(status).toBe(0);
});
