import { type Entry, entriesOf, remarks, schema } from '@kaconf/config';
import type { Page, Part } from './roff.ts';

/** keepalived.conf(5): the schema that reads it. */
export function configurationPage(): Page {
  const entries = entriesOf(schema);
  const blocks = entries.filter(({ inside }) => inside !== undefined);
  return {
    name: 'keepalived.conf',
    section: 5,
    summary: 'configuration of keepalived, as kaconf reads it',
    parts: [
      ...LANGUAGE,
      { type: 'heading', text: 'Outside of blocks' },
      ...entries.filter(({ inside }) => inside === undefined).map(item),
      ...blocks.flatMap((block): Part[] => [{ type: 'heading', text: block.word }, ...blockParts(block)]),
      { type: 'heading', text: 'See also' },
      { type: 'paragraph', text: '**kaconf**(1), **keepalived**(8)' },
    ],
  };
}

const LANGUAGE: readonly Part[] = [
  { type: 'heading', text: 'Description' },
  {
    type: 'paragraph',
    text:
      'A statement is a line: a keyword and its values, or the beginning of a block with a brace. What follows # or ! is a comment. ' +
      'A value with blanks is in double quotes. Where a keyword is said twice the last one counts unless it says otherwise; lists add up.',
  },
  {
    type: 'item',
    term: 'include PATTERN',
    text: 'Files whose lines stand here; a pattern that begins without a slash is looked for beside the file. With includea, includew, includem or includeb it matters whether there is one.',
  },
  {
    type: 'item',
    term: '$NAME=VALUE',
    text: 'From here on `$NAME` stands for the value, in braces where a letter follows. `$_ENV NAME`, in braces, is a variable of the environment.',
  },
  {
    type: 'item',
    term: '@ID LINE',
    text: 'A line for the host with this id only (`--config-id`, by default the host name); `@^ID` for all others.',
  },
  {
    type: 'paragraph',
    text: '`kaconf check` says what is wrong with a file, `kaconf expand` what is left of it for keepalived.',
  },
];

function blockParts(block: Entry): Part[] {
  const inside = block.inside ?? [];
  return [
    { type: 'example', text: `${block.word} ${block.form}` },
    { type: 'paragraph', text: `${block.doc}${remarks(block)}` },
    ...inside.filter((entry) => entry.inside === undefined).map(item),
    ...inside.flatMap((entry): Part[] =>
      entry.inside === undefined
        ? []
        : [{ type: 'subheading', text: entry.path.split('/').join(' / ') }, ...blockParts(entry)],
    ),
  ];
}

function item(entry: Entry): Part {
  const { word, form, fallback, doc } = entry;
  const otherwise = fallback === '' ? '' : ` Default: ${fallback}.`;
  return { type: 'item', term: `${word} ${form}`.trim(), text: `${doc}${otherwise}${remarks(entry)}` };
}
