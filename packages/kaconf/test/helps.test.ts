import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli.ts';
import { type Help, itemsOf, optionsOf, parseHelp } from '../src/shell/help.ts';
import { kaconf } from './run.ts';

const helps = COMMANDS.map(({ name, help }) => [name, help, parseHelp(help)] as const);

/** What every help has at its end, in this order. What a command is told besides options may have titles before. */
const LAST_TITLES = ['Options', 'For example', 'Exit status'];

test.each(helps)('%s: its help has the shape that all have', (name, text, help) => {
  expect(text).toMatch(new RegExp(`^Usage: kaconf ${name}(?: .*)?\n\n[A-Z]`));
  const titles = help.parts.flatMap((part) => (part.type === 'title' ? [part.text] : []));
  expect(titles.slice(-LAST_TITLES.length)).toEqual(LAST_TITLES);
  expect(text).toMatch(/\n {2}-h, --help +print this help\n\n/);
  expect(text.split('\n').filter((line) => line.length > 120)).toEqual([]);
  expect(text).toMatch(
    /\nExit status:\n {2}0 {2}.+\n(?: {5}.+\n)*(?: {2}1 {2}.+\n(?: {5}.+\n)*)? {2}2 {2}it could not be done: /,
  );
});

test.each(COMMANDS.map((command) => [command.name, command] as const))(
  '%s: its help tells the options that it takes, with their values',
  (_name, { help, options }) => {
    const told = optionsOf(parseHelp(help)).map(({ long, value }) => [long, value?.type]);
    const taken = Object.entries(options).map(([long, values]) => {
      if (values === undefined) return [long, undefined];
      if ('form' in values) return [long, values.isFile ? 'files' : 'anything'];
      // Numbers need no list of them.
      return [long, values.every((value) => /^\d+$/.test(value)) ? 'anything' : values];
    });
    expect(Object.fromEntries(told)).toEqual({ ...Object.fromEntries(taken), help: undefined });
  },
);

/** It rewrites something else in each. */
const OF_ITS_OWN = ['fix'];

test('an option is told in the same words wherever it is taken', () => {
  const told = new Map<string, Set<string>>();
  for (const [, , help] of helps) {
    for (const { long, text } of optionsOf(help)) told.set(long, (told.get(long) ?? new Set()).add(text));
  }
  const differing = [...told].filter(([long, texts]) => texts.size > 1 && !OF_ITS_OWN.includes(long));
  expect(differing).toEqual([]);
});

test.each(COMMANDS.map(({ name, help }) => [name, help]))(
  'help %s is what --help prints',
  async (name, help) => {
    const told = { status: 0, out: help, err: '' };
    expect(await kaconf(['help', `${name}`])).toEqual(told);
    expect(await kaconf([`${name}`, '--help'])).toEqual(told);
    expect(await kaconf([`${name}`, '-h'])).toEqual(told);
  },
);

test('help alone is that of kaconf', async () => {
  expect(await kaconf(['help'])).toEqual(await kaconf(['--help']));
});

test.each([
  [['help', 'chekc'], "unknown command 'chekc', did you mean 'check'?"],
  [['help', 'reload'], "unknown command 'reload'; see 'kaconf --help'"],
  [['help', 'check', 'lint'], "give one COMMAND; see 'kaconf --help'"],
])('%j cannot be done: %s', async (args, complaint) => {
  expect(await kaconf(args)).toEqual({ status: 2, out: '', err: `kaconf help: ${complaint}\n` });
});

/** Every example, with the exit status that it has in the folder of the test. */
const EXAMPLES: Readonly<Record<string, number>> = {
  'kaconf check /etc/keepalived': 0,
  'kaconf check --format github keepalived.conf': 0,
  'kaconf check --strict - <keepalived.conf': 0,
  'kaconf lint --strict /etc/keepalived': 0,
  'kaconf lint --diff keepalived.conf': 0,
  'kaconf lint --with lb2.conf lb1.conf': 0,
  'kaconf cluster a.conf b.conf': 0,
  'kaconf cluster lb1/keepalived.conf lb2/keepalived.conf --strict': 1,
  'kaconf migrate --from 1.3 --to 2.4 /etc/keepalived': 0,
  'kaconf migrate --diff keepalived.conf': 0,
  'kaconf diff /etc/keepalived/keepalived.conf new.conf': 1,
  'git show HEAD:keepalived.conf | kaconf diff --allow applied - keepalived.conf': 0,
  'kaconf fmt keepalived.conf': 0,
  'kaconf fmt --check /etc/keepalived': 1,
  'kaconf fmt - <keepalived.conf': 0,
  'kaconf simulate a.conf b.conf --kill a@10s --revive a@40s': 0,
  'kaconf simulate a.conf b.conf --prove': 1,
  'kaconf expand --config-id lb1 /etc/keepalived/keepalived.conf': 0,
  'kaconf expand - <keepalived.conf | grep virtual_router_id': 0,
  'kaconf ast keepalived.conf | jq -r \'.vrrp_instances[] | "\\(.virtual_router_id) \\(.interface)"\'': 0,
  "kaconf ast keepalived.conf | jq '.virtual_servers[].real_server[] | select(.TCP_CHECK == [])'": 0,
  'kaconf explain KA0009': 0,
  'kaconf explain | grep priority': 0,
  'kaconf lsp --stdio': 1,
  'source <(kaconf completion bash)': 0,
  'kaconf completion zsh >_kaconf': 0,
  'kaconf completion fish >kaconf.fish': 0,
  'kaconf help check': 0,
};

/** Behind `For example:`. */
function examplesOf({ parts }: Help): string[] {
  const start = parts.findIndex((part) => part.type === 'title' && part.text === 'For example');
  const end = parts.findIndex((part, index) => index > start && part.type !== 'item');
  return itemsOf({ usage: '', parts: parts.slice(start, end) }).map(({ term }) => term);
}

test('all examples are known', () => {
  const examples = helps.flatMap(([name, , help]) => {
    const own = examplesOf(help);
    expect(own.length, name).toBeGreaterThan(0);
    for (const example of own) expect(example).toContain(`kaconf ${name}`);
    return own;
  });
  expect(examples).toEqual(Object.keys(EXAMPLES));
});

const folder = mkdtempSync(join(tmpdir(), 'kaconf-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

const instance = (priority: number, script = '') => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority ${priority}
    virtual_ipaddress {
        10.0.0.10/24
    }
${script}}
`;
const SCRIPT = `global_defs {
    enable_script_security
    script_user nobody
}
vrrp_script chk {
    script /bin/true
    interval 2
    weight -40
}
`;
const TRACK = '    track_script {\n        chk\n    }\n';

/** What the examples work on: nodes of a cluster, a folder in place of /etc/keepalived, and a repository. */
beforeAll(async () => {
  const files = {
    'a.conf': SCRIPT + instance(150, TRACK),
    'b.conf': SCRIPT + instance(100),
    'keepalived.conf': instance(150),
    'lb1.conf': instance(150),
    'lb2.conf': instance(100),
    'lb1/keepalived.conf': instance(150),
    'lb2/keepalived.conf': instance(150),
    'new.conf': instance(120),
    'etc/keepalived.conf': instance(150).replaceAll('    ', '\t'),
    'bin/kaconf': `#!/bin/sh\nexec '${process.execPath}' '${import.meta.dirname}/../src/main.ts' "$@"\n`,
  };
  for (const path of ['lb1', 'lb2', 'etc', 'bin']) mkdirSync(join(folder, path));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  // Git has a text, jq takes one: of neither is more needed.
  writeFileSync(join(folder, 'bin/jq'), '#!/bin/sh\nexec cat\n');
  writeFileSync(join(folder, 'bin/git'), '#!/bin/sh\nexec cat keepalived.conf\n');
  for (const program of ['kaconf', 'jq', 'git']) await chmod(join(folder, 'bin', program), 0o755);
});

test.concurrent.for(Object.entries(EXAMPLES))('%s ends with %i', async ([example, status], { expect }) => {
  const command = example.replaceAll('/etc/keepalived', 'etc');
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  const ended = await new Promise((resolve) => {
    const child = execFile('bash', ['-o', 'pipefail', '-c', command], { cwd: folder, env }, (error) =>
      resolve(error?.code ?? 0),
    );
    child.stdin?.end();
  });
  expect(ended).toBe(status);
});
