import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeExecutables } from '../src/executables/executables.ts';
import { arm64, type Target } from '../src/executables/target.ts';
import { root } from '../src/root.ts';

/** What is made for arm64 runs: in an emulator, which shows that it starts, loads its addon and reads, not that it is fast. */

const target = attempt();
const without = target instanceof Error ? ` (${target.message})` : '';
if (without !== '') console.error(`The executables for arm64 are not tried${without}`);

function attempt(): Target | Error {
  try {
    return arm64();
  } catch (error) {
    return error as Error;
  }
}

describe.skipIf(target instanceof Error)(`an executable for arm64${without}`, () => {
  beforeAll(async () => {
    if (!(target instanceof Error)) await makeExecutables(target);
  }, 600_000);

  function run(program: string, ...words: string[]) {
    if (target instanceof Error) throw target;
    const [emulator = '', ...options] = target.runner;
    const command = [...options, resolve(target.dist, program), ...words];
    const { status, stdout, stderr } = spawnSync(emulator, command, { cwd: root, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  }

  it('says what it is', () => {
    expect(run('keepalived', '-v').said).toMatch(/^Keepalived v2\.4\.3 \(kaconf 0\.1\.0\)\n/);
    expect(run('kaconf', '--version')).toEqual({ status: 0, said: 'kaconf 0.1.0\n' });
  });

  it('has an addon that loads', () => {
    if (target instanceof Error) throw target;
    const script = `const module = { exports: {} }; process.dlopen(module, '${target.addon}'); console.log(process.arch, typeof module.exports.openTimer)`;
    expect(run(target.node, '-e', script)).toEqual({ status: 0, said: 'arm64 function\n' });
  });

  it('tests configurations', () => {
    const { status, said } = run('keepalived', '-t', '-f', 'fixtures/config/bad/unknown-keyword.conf');
    expect(said).toContain("Unknown keyword 'priorty'");
    expect(status).toBe(5);
    expect(run('kaconf', 'check', 'fixtures/config/bad/unknown-keyword.conf').status).toBe(1);
  });
});
