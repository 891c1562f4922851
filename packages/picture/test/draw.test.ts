import { expect, test } from 'vitest';
import { escapeText } from '../src/draw/markup.ts';
import { inRows } from '../src/draw/rows.ts';
import { shortened, shortName, wrapped } from '../src/draw/text-width.ts';

test('names from configurations are no markup', () => {
  expect(escapeText(`</script><img src="x" onerror='y'>&amp;`)).toBe(
    '&lt;/script&gt;&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;amp;',
  );
});

test('letters that XML does not know are replaced', () => {
  expect(escapeText('a\u0000b\u001Bc\uFFFFd\te\nf')).toBe('a\uFFFDb\uFFFDc\uFFFDd\te\nf');
});

test('what has no room beside the others goes into a row of its own', () => {
  const extents = [
    { start: 0, end: 100 },
    { start: 104, end: 200 },
    { start: 110, end: 200 },
    { start: 300, end: 310 },
    { start: 305, end: 400 },
  ];
  expect(inRows(extents, 8)).toEqual([0, 1, 0, 0, 1]);
  expect(inRows(extents, 1)).toEqual([0, undefined, 0, 0, undefined]);
});

test.each([
  ['VI_1', 100, 'VI_1'],
  ['a-very-long-name', 60, 'a-very-…'],
  ['WWW', 10, ''],
])('%s in %i pixels is %s', (text, room, expected) => {
  expect(shortened(text, room)).toBe(expected);
});

test.each([
  ['lb-frankfurt-1', 200, 'lb-frankfurt-1'],
  ['lb-frankfurt-1', 80, 'lb-fra…urt-1'],
  ['WWW', 10, ''],
])('the name %s in %i pixels is %s', (name, room, expected) => {
  expect(shortName(name, room)).toBe(expected);
});

test('a long sentence is in lines', () => {
  expect(wrapped('nobody is master, though b could be', 130)).toEqual([
    'nobody is master,',
    'though b could be',
  ]);
});
