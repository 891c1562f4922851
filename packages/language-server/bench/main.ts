import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { FROM_SOURCES } from '../test/support/client.ts';
import { SAMPLES } from './configurations.ts';
import { type Answer, measure } from './keystrokes.ts';

/**
 * How soon after a keystroke in a file of 5,000 lines its findings, completions and colours are there, all three being
 * asked for at once, and what the server computes for them: `node packages/language-server/bench/main.ts`.
 */
const KEYSTROKES = 200;
const EXECUTABLE = `${import.meta.dirname}/../../../dist/kaconf`;

const command = existsSync(EXECUTABLE) ? ([EXECUTABLE, 'lsp'] as const) : FROM_SOURCES;

function row(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [name, ...[at(0.5), at(0.99), at(1)].map((time) => `${time.toFixed(1)} ms`)].join(' | ');
}

console.log(`${KEYSTROKES} keystrokes each, load ${loadavg()[0]?.toFixed(1)}`);
for (const sample of SAMPLES) {
  const lines = Object.values(sample.files)[0]?.split('\n').length;
  const answers = await measure(command, sample, KEYSTROKES);
  console.log(`\n${sample.name}, ${lines} lines | median | 99 % | worst`);
  for (const kind of [
    'diagnostics',
    'completion',
    'tokens',
    'computing',
  ] as const satisfies (keyof Answer)[]) {
    console.log(
      row(
        kind,
        answers.map((answer) => answer[kind]),
      ),
    );
  }
}
