import { expect, test } from 'vitest';
import { encodedTokens, numbersOf } from '../src/colours/encoded-tokens.ts';
import { ShownTokens } from '../src/colours/shown-tokens.ts';
import type { Part } from '../src/text/part.ts';
import { open, projectOf } from './support/editor.ts';

const KEYWORD = 1;

function partOf(text: string): Part {
  return open({ '/a.conf': `${text}¦` }).part;
}

test('what an editor has already is not told again', () => {
  const shown = new ShownTokens();
  const { data, resultId = '' } = shown.show(encodedTokens(partOf('global_defs {\n}\nstatic_routes {\n}\n')));
  expect(data).toEqual([0, 0, 11, KEYWORD, 0, 2, 0, 13, KEYWORD, 0]);
  const longer = encodedTokens(partOf('global_defs {\n}\n\nstatic_routes {\n}\n'));
  const told = shown.update(resultId, longer);
  expect(told).toEqual({ resultId: expect.any(String), edits: [{ start: 5, deleteCount: 1, data: [3] }] });
  expect(told.resultId).not.toBe(resultId);
  const { edits } = shown.update(told.resultId ?? '', longer) as { edits: unknown };
  expect(edits).toEqual([]);
});

test('what is below more lines without colours is further down', () => {
  const project = projectOf({});
  const encodedWith = (line: string) => {
    project.put('/a.conf', `global_defs {\n}\n${line}${'nonsense\n'.repeat(200)}static_routes {\n}\n`);
    const { part } = project.partOf('/a.conf') ?? {};
    return part ? encodedTokens(part) : [];
  };
  const shown = new ShownTokens();
  const { resultId = '' } = shown.show(encodedWith(''));
  expect(shown.update(resultId, encodedWith('more\n'))).toMatchObject({
    edits: [{ start: 5, deleteCount: 1, data: [203] }],
  });
});

test('of two blocks on a line with which a passage begins, both are coloured', () => {
  const text = `global_defs {${'\n'.repeat(50)}router_id 5 } static_routes {\n}${'\n'.repeat(60)}`;
  const part = partOf(text);
  expect(part.document.passages.map(({ lines }) => lines.length)).toEqual([50, 61]);
  expect(numbersOf(encodedTokens(part))).toEqual([
    ...[0, 0, 11, KEYWORD, 0],
    ...[50, 0, 9, KEYWORD, 0],
    ...[0, 10, 1, 7, 0],
    ...[0, 4, 13, KEYWORD, 0],
  ]);
});

test('an editor that has something else is told all', () => {
  const shown = new ShownTokens();
  const part = partOf('global_defs {\n}\n');
  const { resultId } = shown.show(encodedTokens(part));
  shown.show(encodedTokens(part));
  expect(shown.update(resultId ?? '', encodedTokens(part))).toEqual({
    resultId: expect.any(String),
    data: [0, 0, 11, KEYWORD, 0],
  });
});

test('a passage is coloured again when words in it have moved', () => {
  const part = partOf('global_defs {\n}\n');
  expect(numbersOf(encodedTokens(part))).toEqual([0, 0, 11, KEYWORD, 0]);
  const origin = part.items[0]?.statements[0]?.words[0]?.origin as { line: number };
  origin.line = 2;
  expect(numbersOf(encodedTokens(part))).toEqual([1, 0, 11, KEYWORD, 0]);
});

test('a passage is coloured again when there are more words in it', () => {
  const { document, items } = partOf('global_defs {\n}\nstatic_routes {\n}\n');
  const numbersWith = (count: number) => numbersOf(encodedTokens({ document, items: items.slice(0, count) }));
  expect(numbersWith(1)).toEqual([0, 0, 11, KEYWORD, 0]);
  expect(numbersWith(2)).toEqual([0, 0, 11, KEYWORD, 0, 2, 0, 13, KEYWORD, 0]);
  expect(numbersWith(0)).toEqual([]);
});

test('a passage is coloured again when the words in it mean something else', () => {
  const files = {
    '/keepalived.conf': 'vrrp_instance V {\n track_script {\n  include a.conf\n }\n}\n',
    '/a.conf': 'weight\n',
  };
  const project = projectOf(files);
  project.put('/a.conf', files['/a.conf']);
  const numbers = () => {
    const { part } = project.partOf('/a.conf') ?? {};
    return part && numbersOf(encodedTokens(part));
  };
  expect(numbers()).toEqual([0, 0, 6, 4, 0]);
  project.put('/keepalived.conf', 'include a.conf\n');
  expect(numbers()).toEqual([]);
});
