import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

interface Exit {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program itself. Its name and the arguments of the shell command are `$@`. */
function shell(command: string, ...args: readonly string[]): Promise<Exit> {
  const main = `${import.meta.dirname}/../src/main.ts`;
  const words = ['-c', command, 'sh', process.execPath, main, ...args];
  return new Promise((resolve) => {
    execFile('sh', words, { cwd: `${import.meta.dirname}/fixtures` }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

test('files, the standard input and the exit status are real', async () => {
  expect(await shell('"$@" <good.conf', 'check', 'good.conf', '-')).toEqual({
    code: 0,
    stdout: 'no problems in 2 files\n',
    stderr: '',
  });
  expect(await shell('"$@"', 'check', '--strict', 'silent.conf')).toMatchObject({ code: 1, stderr: '' });
});

test('a directory stands for the configurations in it', async () => {
  expect(await shell('"$@"', 'check', '.')).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/\n3 errors, 1 warning in 3 files\n$/),
    stderr: '',
  });
  expect(await shell('"$@"', 'check', '../../src')).toEqual({
    code: 2,
    stdout: '',
    stderr: "kaconf check: there is no *.conf in '../../src' or below\n",
  });
});

test('this machine has no interface of that name', async () => {
  const check = '"$@" --host -';
  const text = `printf 'vrrp_instance I {\\ninterface kaconf-none\\nvirtual_router_id 1\\nvirtual_ipaddress {\\n10.0.0.1\\n}\\n}\\n'`;
  const { code, stdout } = await shell(`${text} | ${check}`, 'check');
  expect(stdout).toContain('error[KA0501]: there is no interface kaconf-none on this machine\n');
  expect(code).toBe(1);
});

test('colours are for terminals only', async () => {
  const { stdout } = await shell('"$@"', 'check', 'mistakes.conf');
  expect(stdout).toContain("error[KA0001]: unknown keyword 'routr_id'\n");
});

test.each([
  ['FORCE_COLOR=1', '\u001b[1;31merror'],
  ['NO_COLOR=1', 'error'],
  ['FORCE_COLOR=0', 'error'],
  ['NO_COLOR=', 'error'],
])('with %s a finding in a pipe begins with %j', async (variable, start) => {
  const { stdout } = await shell(
    `env -u NO_COLOR -u FORCE_COLOR ${variable} "$@" | cat`,
    'check',
    'mistakes.conf',
  );
  expect(stdout.slice(0, start.length)).toBe(start);
});

test('a reader that leaves is no failure, a full disk is', async () => {
  const patient = '{ "$@"; echo $? >&2; } | true';
  expect(await shell(patient, 'check', 'good.conf')).toMatchObject({ stderr: '0\n' });
  expect(await shell('"$@" >/dev/full', 'check', 'good.conf')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'kaconf: cannot write: ENOSPC: no space left on device, write\n',
  });
});

test.each([
  ['check', 'mistakes.conf'],
  ['lint', 'good.conf'],
  ['cluster', '--name=a', '--name=b', 'good.conf', 'good.conf'],
  ['migrate', 'good.conf'],
  ['diff', 'good.conf', 'silent.conf'],
  ['fmt', '--stdout', 'good.conf'],
  ['simulate', '--name=a', '--name=b', 'good.conf', 'good.conf', '--format=json'],
  ['expand', 'good.conf'],
  ['ast', 'good.conf'],
  ['explain'],
  ['completion', 'zsh'],
  ['help'],
])('%s does not mind a reader that leaves', async (...words) => {
  const { stderr } = await shell('{ "$@"; echo "ended with $?" >&2; } | true', ...words);
  expect(stderr).toMatch(/^(?:kaconf migrate: .*\n)?ended with [01]\n$/);
});

test('help needs no parser', async () => {
  const hook = 'data:text/javascript,import{registerHooks}from"node:module";';
  const refuse =
    'registerHooks({resolve(s,c,n){if(s==="@kaconf/config")throw Error("loaded");return n(s,c)}})';
  const run = `node="$1"; shift; "$node" --import '${hook}${refuse}' "$@"`;
  expect(await shell(run, 'check', '--help')).toMatchObject({ code: 0, stderr: '' });
  expect(await shell(run, 'check', 'good.conf')).toMatchObject({ code: 2, stdout: '' });
});
