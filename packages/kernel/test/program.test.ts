import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { KernelError, type ProgramEnd, type ProgramStart, startPrograms } from '../src/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-program-'));
  return () => rmSync(folder, { recursive: true });
});

const plain = { environment: { PATH: '/usr/bin:/bin' }, nice: 0 };

async function ending(words: readonly string[], more: Partial<ProgramStart> = {}): Promise<ProgramEnd> {
  const [started] = await startPrograms([{ ...plain, words, ...more }]);
  if (!started || started instanceof KernelError) throw started;
  return started.ended;
}

/** What a shell says of itself. */
async function said(text: string, more: Partial<ProgramStart> = {}): Promise<string> {
  const file = join(folder, 'said');
  await ending(['/bin/sh', '-c', `exec > ${file}; ${text}`], more);
  return readFileSync(file, 'utf8').trim();
}

test.each([
  { words: ['/bin/true'], end: { type: 'exited', status: 0 } },
  { words: ['/bin/sh', '-c', 'exit 3'], end: { type: 'exited', status: 3 } },
  { words: ['/bin/sh', '-c', 'kill -TERM $$'], end: { type: 'signalled', signal: 15 } },
  { words: ['true'], end: { type: 'exited', status: 0 } },
])('$words ends as $end', async ({ words, end }) => {
  expect(await ending(words)).toEqual(end);
});

test.each([
  { file: '/nonexistent/program', code: 'ENOENT' },
  { file: '/dev/null', code: 'EACCES' },
])('$file cannot be run: $code', async ({ file, code }) => {
  await expect(ending([file])).rejects.toMatchObject({ name: KernelError.name, code, object: file });
});

test('who cannot be run is in nobody else’s way', async () => {
  const starts = ['/bin/true', '/nonexistent/program', '/bin/true'].map((file) => ({
    ...plain,
    words: [file],
  }));
  const started = await startPrograms(starts);
  expect(started.map((one) => one instanceof KernelError)).toEqual([false, true, false]);
});

describe('a program', () => {
  test('has the environment that it is given, and nothing else', async () => {
    const environment = { PATH: '/usr/bin:/bin', WORD: 'a b', NOTHING: undefined };
    const lines = (await said('env', { environment })).split('\n');
    expect(lines).toContain('WORD=a b');
    expect(lines.filter((line) => !/^(PATH|WORD|PWD|_|SHLVL|OLDPWD)=/.test(line))).toEqual([]);
  });

  test('leads a session', async () => {
    const [session, pid] = (await said('cut -d " " -f 6 /proc/$$/stat; echo $$')).split('\n');
    expect(session).toBe(pid);
  });

  test('ends with who started it', async () => {
    const index = new URL('../src/index.ts', import.meta.url);
    const words = JSON.stringify(['/bin/sh', '-c', `echo $$ > ${folder}/pid; exec sleep 60`]);
    const text = `import { startPrograms } from '${index}';
      void startPrograms([{ words: ${words}, environment: { PATH: '/usr/bin:/bin' }, nice: 0 }]);
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', text]);
    const pid = await vi.waitFor(() => {
      const written = Number(readFileSync(join(folder, 'pid'), 'utf8'));
      expect(written).toBeGreaterThan(0);
      return written;
    }, 10_000);
    expect(process.kill(pid, 0)).toBe(true);
    starter.kill('SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 5000);
  });

  test('blocks and ignores no signal', async () => {
    const masks = await said('exec grep -E "^Sig(Blk|Ign)" /proc/self/status');
    expect(masks).toBe('SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000');
  });

  test('is told another name than that of its file', async () => {
    const file = join(folder, 'told');
    const text = `cut -d "" -f 1 /proc/$$/cmdline > ${file}`;
    await ending(['some name', '-c', text], { file: '/bin/sh' });
    expect(readFileSync(file, 'utf8')).toBe('some name\n');
  });

  test('may open as many files as usual, though Node may open as many as possible', async () => {
    expect(await said('ulimit -Sn')).toBe('1024');
    expect(await said('ulimit -Hn')).toBe(
      execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim(),
    );
  });

  test('gets the nice value that it is given', async () => {
    expect(await said('nice', { nice: 7 })).toBe('7');
  });

  test.skipIf(process.getuid?.() !== 0)(
    'runs as who it is to run as, in no other group (needs root)',
    async () => {
      const file = join(folder, 'who');
      rmSync(file, { force: true });
      const text = 'test "$(id -u) $(id -g) $(id -G)" = "65534 65533 65533"';
      expect(await ending(['/bin/sh', '-c', text], { uid: 65534, gid: 65533 })).toEqual({
        type: 'exited',
        status: 0,
      });
    },
  );

  test.skipIf(process.getuid?.() !== 0)('is in the groups that it is given (needs root)', async () => {
    expect(await said('id -G', { groups: [4, 27] })).toBe('0 4 27');
    expect(await said('id -G')).toBe('0');
  });
});

test('hundreds at once all end, those that Node has started too', async () => {
  const nodes = new Promise((resolve) => spawn('/bin/true').once('exit', resolve));
  const ends = await Promise.all(Array.from({ length: 200 }, () => ending(['/bin/true'])));
  expect(ends.every((end) => end.type === 'exited' && end.status === 0)).toBe(true);
  await vi.waitFor(async () => expect(await nodes).toBe(0));
});
