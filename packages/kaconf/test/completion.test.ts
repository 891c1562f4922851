import { afterAll, expect, test } from 'vitest';
import { bashCompletion } from '../src/shell/bash.ts';
import { Desk, typed } from './completed.ts';
import { kaconf } from './run.ts';

const desk = new Desk();
afterAll(() => desk.remove());

/** As readline splits a line, for which `=` is a word of its own. */
function complete(line: string): string[] {
  const words = line.match(/=|[^\s=]+/g) ?? [];
  const all = line.endsWith(' ') ? [...words, ''] : words;
  const script = `source <(kaconf completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kaconf; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = desk.run('bash', '--norc', '-c', script, 'bash', ...all);
  return out
    .split('\n')
    .filter((word) => word !== '')
    .sort();
}

test.each(typed)('bash completes %j', (line, words) => {
  expect(complete(line)).toEqual(words);
});

test.each([
  [
    'kaconf ',
    [
      'ast',
      'check',
      'cluster',
      'completion',
      'diff',
      'expand',
      'explain',
      'fmt',
      'help',
      'lint',
      'lsp',
      'migrate',
      'simulate',
    ],
  ],
  ['kaconf -', ['--help', '--version', '-V', '-h']],
  ['kaconf fmt -', ['--check', '--diff', '--help', '--stdout', '-h']],
  ['kaconf check --format=s', ['sarif']],
  ['kaconf check --format=', ['github', 'json', 'keepalived', 'pretty', 'sarif']],
  ['kaconf check c', ['conf.d']],
  ['kaconf check --define ', []],
])('bash completes %j, too', (line, words) => {
  expect(complete(line)).toEqual(words);
});

test('bash takes it without a word', () => {
  expect(desk.run('bash', '--norc', '-c', 'source <(kaconf completion bash) 2>&1; complete -p kaconf')).toBe(
    'complete -F _kaconf kaconf\n',
  );
});

test('what has attached values only is not asked for them', () => {
  const option = {
    long: 'log',
    short: undefined,
    text: 'log',
    value: { type: 'files', isOptional: true },
  } as const;
  const script = bashCompletion({ name: 'tool', options: [option], commands: [] });
  expect(script).toContain('compgen -W "--log"');
  expect(script).not.toContain(':--log)');
});

test.each([
  [['completion'], 'give one SHELL: bash, zsh or fish'],
  [['completion', 'bash', 'zsh'], 'give one SHELL: bash, zsh or fish'],
  [['completion', 'bsh'], "unknown shell 'bsh', did you mean 'bash'?"],
  [['completion', 'powershell'], "unknown shell 'powershell': bash, zsh or fish"],
])('%j cannot be done: %s', async (args, complaint) => {
  expect(await kaconf(args)).toEqual({ status: 2, out: '', err: `kaconf completion: ${complaint}\n` });
});
