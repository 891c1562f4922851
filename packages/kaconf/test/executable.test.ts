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
  expect(await shell('"$@"', 'check', '.')).toEqual({
    code: 2,
    stdout: '',
    stderr: "kaconf check: cannot read '.': illegal operation on a directory\n",
  });
});

test('colours are for terminals only', async () => {
  const { stdout } = await shell('"$@"', 'check', 'mistakes.conf');
  expect(stdout).toContain("error[KA0001]: unknown keyword 'routr_id'\n");
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

test('help needs no parser', async () => {
  const hook = 'data:text/javascript,import{registerHooks}from"node:module";';
  const refuse =
    'registerHooks({resolve(s,c,n){if(s==="@kaconf/config")throw Error("loaded");return n(s,c)}})';
  const run = `node="$1"; shift; "$node" --import '${hook}${refuse}' "$@"`;
  expect(await shell(run, 'check', '--help')).toMatchObject({ code: 0, stderr: '' });
  expect(await shell(run, 'check', 'good.conf')).toMatchObject({ code: 2, stdout: '' });
});
