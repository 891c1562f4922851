import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver';
import { completionsAt } from '../src/completion.ts';
import type { Part } from '../src/configuration.ts';
import { definitionsAt, referencesAt } from '../src/definition.ts';
import { diagnosticOf } from '../src/diagnostics.ts';
import { foldingIn } from '../src/folding.ts';
import { formattingOf } from '../src/formatting.ts';
import { hoverAt } from '../src/hover.ts';
import { madeNames } from '../src/names.ts';
import { isBefore } from '../src/places.ts';
import type { Project } from '../src/project.ts';
import { quickFixesAt } from '../src/quick-fixes.ts';
import { renamableAt, renameAt } from '../src/rename.ts';
import { tokensIn } from '../src/semantic-tokens.ts';
import { symbolsIn } from '../src/symbols.ts';
import { edited } from './support/edited.ts';
import { projectOf } from './support/editor.ts';

const root = `${import.meta.dirname}/../../..`;
const fixtures = globSync('fixtures/config/{bad,debian,structure}/**/*.conf', { cwd: root }).sort();
const texts = fixtures
  .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
  .filter(({ length }) => length < 20_000);

/** What people have on their keyboards and in their clipboards. */
const PIECES = [
  '{',
  '}',
  '"',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '#',
  '!',
  '$',
  '$A',
  `\${A}`,
  '$A=',
  '$A=\\\n b\\\n',
  '\\\n',
  '@a ',
  '@',
  '~SEQ(i,1,3) ',
  '~LST(',
  'include ',
  'include *.conf',
  'ü',
  '😀',
  '\u00a0',
  '\ufeff',
  '\0',
  'track_script {',
  'vrrp_instance',
  'constructor {',
  'track_group',
  'virtual_server group',
  '10.0.0.1',
];
const TRIALS = 400;

/** Numbers below a limit, the same ones for the same seed. */
function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A prefix, or a few edits, of a fixture. */
function broken(random: (limit: number) => number): string {
  let text = texts[random(texts.length)] ?? '';
  if (random(2) === 0) return text.slice(0, random(text.length + 1));
  for (let edits = 1 + random(4); edits > 0; edits--) {
    const at = random(text.length + 1);
    text =
      text.slice(0, at) + (PIECES[random(PIECES.length)] ?? '') + text.slice(at + random(3) * random(20));
  }
  return random(5) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

test(`whatever is typed, every request is answered`, async () => {
  for (let seed = 1; seed <= TRIALS; seed++) {
    const random = randomOf(seed);
    const text = broken(random);
    const path = '/etc/keepalived.conf';
    const project = projectOf({ [path]: text, '/etc/a.conf': 'track_script {\n a\n}\n' });
    project.put(path, text);
    const found = project.partOf(path);
    if (found === undefined) throw new Error('not open');
    const { lines } = found.part.document;
    const line = random(lines.length);
    const position = { line, character: random((lines[line] ?? '').length + 1) };
    try {
      await request(project, found, position, text);
    } catch (error) {
      throw new Error(`seed ${seed}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
});

async function request(
  project: Project,
  { configuration, part }: NonNullable<ReturnType<Project['partOf']>>,
  position: Position,
  text: string,
): Promise<void> {
  const { document } = part;
  const { findings, parsed } = await project.judge(configuration.root);
  const own = findings.filter(({ span }) => span.file === document.path);
  for (const finding of own) expectIn(diagnosticOf(finding, (file) => file).range, part);
  for (const item of completionsAt(configuration, part, position, { snippets: true, files: project.files })) {
    expect(item.label).not.toBe('');
  }
  hoverAt(configuration, part, position, own, (code) => code);
  const made = () => madeNames(parsed.tree());
  definitionsAt(configuration, part, position, project.files, made);
  for (const { path, range } of referencesAt(configuration, part, position, true)) {
    if (path === document.path) expectIn(range, part);
  }
  renamableAt(configuration, part, position);
  const renamed = renameAt(configuration, part, position, 'other', made);
  const here = typeof renamed === 'string' ? [] : renamed.filter(({ path }) => path === document.path);
  edited(
    text,
    here.map(({ range }) => ({ range, newText: 'other' })),
  );
  const again = edited(text, formattingOf(document));
  expect(again.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
  const range = { start: position, end: position };
  const uriOf = (file: string) => file;
  for (const { edit } of quickFixesAt({ document, range, shown: [], findings: own, parsed, uriOf })) {
    edited(text, edit?.changes?.[document.path] ?? []);
  }
  for (const symbol of symbolsIn(part)) expectSymbol(symbol, part);
  for (const { startLine, endLine } of foldingIn(document)) {
    expect(endLine).toBeGreaterThan(startLine);
    expect(endLine).toBeLessThan(document.lines.length);
  }
  expectTokens(part);
}

function expectIn({ start, end }: Range, { document: { lines } }: Part): void {
  expect(isBefore(end, start)).toBe(false);
  expect(start.line).toBeGreaterThanOrEqual(0);
  expect(start.character).toBeGreaterThanOrEqual(0);
  expect(end.line).toBeLessThanOrEqual(lines.length);
}

/** Editors refuse others. */
function expectSymbol({ name, range, selectionRange, children = [] }: DocumentSymbol, part: Part): void {
  expect(name.trim()).not.toBe('');
  expectIn(range, part);
  expect(isBefore(selectionRange.start, range.start) || isBefore(range.end, selectionRange.end)).toBe(false);
  for (const child of children) expectSymbol(child, part);
}

function expectTokens(part: Part): void {
  let end: Position = { line: 0, character: 0 };
  for (const { origin, character, length } of tokensIn(part)) {
    const line = origin.line - 1;
    expect(isBefore({ line, character }, end)).toBe(false);
    expect(length).toBeGreaterThan(0);
    end = { line, character: character + length };
    expect(end.character).toBeLessThanOrEqual(part.document.lines[line]?.length ?? 0);
  }
}
