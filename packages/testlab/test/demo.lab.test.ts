import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { family } from '../src/index.ts';
import { readProc } from '../src/process/processes.ts';

const demo = fileURLToPath(new URL('../src/demo/main.ts', import.meta.url));

describe.concurrent('the demo', () => {
  test('tells its story to the end', async () => {
    const { stdout, exitCode } = await execa(execPath, [demo], { reject: false });
    expect(stdout).toMatch(
      /✔ b took over 3\.\d{3} s after a's last advert of 150 \(protocol: 3\.609 s\), [1-9]\d pings lost/,
    );
    expect(stdout).toMatch(/✔ a preempted/);
    expect(stdout).toContain('Everything happened in time, and there were never two masters.');
    expect(exitCode).toBe(0);
  });

  test.for([
    { name: 'SIGINT', code: 130 },
    { name: 'SIGTERM', code: 143 },
  ] as const)('leaves nothing behind when $name interrupts it', async ({ name, code }, { expect }) => {
    const running = execa(execPath, [demo], { reject: false });
    await lineWith('b       (VI_1) Entering BACKUP STATE', running.stdout);
    const started = family(running.pid ?? 0).slice(1);
    expect(started.length).toBeGreaterThan(10);
    running.kill(name);
    const { stdout, exitCode } = await running;
    expect(stdout).toContain('✘ Interrupted');
    expect(exitCode).toBe(code);
    await expect.poll(() => started.filter(isAlive)).toEqual([]);
  });
});

function lineWith(text: string, output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      if (line.includes(text)) resolve();
    });
  });
}

/** A zombie is a matter of who reaps it. */
function isAlive(pid: number): boolean {
  return /^State:\s+[^Z]/m.test(readProc(pid, 'status'));
}
