import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { kaconf } from './run.ts';

const help = `\
Usage: kaconf COMMAND [ARGUMENT]...

Works on keepalived configurations, without touching the system.

Commands:
  check       say what is wrong with configurations
  lint        say what is allowed and hardly meant
  cluster     say what does not go together on several nodes
  migrate     say what another version of keepalived does otherwise
  diff        say what a change of a configuration means
  fmt         lay configurations out
  simulate    show what a cluster does when something fails
  expand      print a configuration with includes and definitions resolved
  ast         print what a configuration means as JSON
  explain     say what a finding means: explain KA0001
  lsp         answer an editor, as a language server
  completion  print what a shell needs to complete commands and options
  help        print the help of a command

Options:
  -h, --help     print this help, or with a command its own
  -V, --version  print the version
`;

test.each(['--help', '-h'])('%s helps', async (option) => {
  expect(await kaconf([option])).toEqual({ status: 0, out: help, err: '' });
});

test('without arguments the help is an error', async () => {
  expect(await kaconf([])).toEqual({ status: 2, out: '', err: help });
});

test.each(['--version', '-V'])('%s prints the version of the package', async (option) => {
  const manifest = JSON.parse(await readFile(`${import.meta.dirname}/../package.json`, 'utf8'));
  expect(await kaconf([option])).toEqual({ status: 0, out: `kaconf ${manifest.version}\n`, err: '' });
});

test.each(['--help', '-h'])('check %s explains the exit status', async (option) => {
  const { status, out, err } = await kaconf(['check', option]);
  expect([status, err]).toEqual([0, '']);
  expect(out).toMatch(/^Usage: kaconf check \[OPTION\]\.\.\. \[FILE\]\.\.\.\n/);
  expect(out).toContain(`
Exit status:
  0  there are no errors (with --strict: and no warnings)
  1  there are
  2  it could not be done: a file cannot be read, the arguments are wrong
`);
});

test.each([
  [['chekc'], "kaconf: unknown command 'chekc', did you mean 'check'?"],
  [['lb1.conf'], "kaconf: unknown command 'lb1.conf', did you mean 'kaconf check lb1.conf'?"],
  [
    ['--strict', 'check'],
    "kaconf: option '--strict' stands behind a command: kaconf check --strict; see 'kaconf --help'",
  ],
  [
    ['--format=json', 'lint', 'a'],
    "kaconf: option '--format' stands behind a command: kaconf check --format; see 'kaconf --help'",
  ],
  [['reload'], "kaconf: unknown command 'reload'; see 'kaconf --help'"],
  [['--hepl'], "kaconf: unknown option '--hepl', did you mean '--help'?"],
  [['-f'], "kaconf: unknown option '-f'; see 'kaconf --help'"],
  [['check'], "kaconf check: cannot read '/etc/keepalived/keepalived.conf': no such file or directory"],
  [['check', '--fromat=json', 'a'], "kaconf check: unknown option '--fromat', did you mean '--format'?"],
  [['check', '-s', 'a'], "kaconf check: unknown option '-s'; see 'kaconf check --help'"],
  [
    ['check', 'a', '--format'],
    "kaconf check: option '--format' needs a value: pretty, keepalived, json, sarif or github; see 'kaconf check --help'",
  ],
  [
    ['check', '--format', 'xml', 'a'],
    "kaconf check: --format cannot be 'xml': pretty, keepalived, json, sarif or github; see 'kaconf check --help'",
  ],
  [['check', '--format=jsno', 'a'], "kaconf check: --format cannot be 'jsno': did you mean 'json'?"],
  [
    ['check', '--strict=no', 'a'],
    "kaconf check: option '--strict' takes no value; see 'kaconf check --help'",
  ],
  [['check', 'absent.conf'], "kaconf check: cannot read 'absent.conf': no such file or directory"],
  [['check', '--', '--help'], "kaconf check: cannot read '--help': no such file or directory"],
])('%j cannot be done: %s', async (args, complaint) => {
  expect(await kaconf(args)).toEqual({ status: 2, out: '', err: `${complaint}\n` });
});
