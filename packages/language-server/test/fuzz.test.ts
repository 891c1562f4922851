import { expect, test } from 'vitest';
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver';
import { completionsAt } from '../src/answers/completion.ts';
import { definitionsAt, referencesAt } from '../src/answers/definition.ts';
import { foldingIn } from '../src/answers/folding.ts';
import { formattingOf } from '../src/answers/formatting.ts';
import { hoverAt } from '../src/answers/hover.ts';
import { quickFixesAt } from '../src/answers/quick-fixes.ts';
import { renamableAt, renameAt } from '../src/answers/rename.ts';
import { symbolsIn } from '../src/answers/symbols.ts';
import { diagnosticOf } from '../src/diagnostics.ts';
import type { Project } from '../src/project.ts';
import { madeNames } from '../src/text/names.ts';
import type { Part } from '../src/text/part.ts';
import { isBefore } from '../src/text/places.ts';
import { broken, randomOf } from './support/broken.ts';
import { coloursIn } from './support/colours.ts';
import { edited } from './support/edited.ts';
import { projectOf } from './support/editor.ts';

const TRIALS = 400;

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
  for (const { line, character, length } of coloursIn(part)) {
    expect(isBefore({ line, character }, end)).toBe(false);
    expect(length).toBeGreaterThan(0);
    end = { line, character: character + length };
    expect(end.character).toBeLessThanOrEqual(part.document.lines[line]?.length ?? 0);
  }
}
