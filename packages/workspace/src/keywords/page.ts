import { type Entry, remarks } from '@kaconf/config';

/** A page of Markdown about a block: its keywords, and then those of the blocks in it. */
export function blockPage(block: Entry): string {
  return [`# ${block.word}`, `${block.doc}${remarks(block)}`, ...sections(block)].join('\n\n').concat('\n');
}

/** What stands in no block, and a list of the pages of those that do. */
export function indexPage(entries: readonly Entry[]): string {
  const blocks = entries.filter(({ inside }) => inside !== undefined);
  const others = entries.filter(({ inside }) => inside === undefined);
  return `# Keywords

What \`keepalived.conf\` takes, written by \`pnpm run docs\` from the schema that reads it. Where a keyword is said twice the last one counts
unless it says otherwise; lists add up.

## Blocks

| block | |
|---|---|
${blocks.map((block) => `| [\`${block.word}\`](${block.word}.md) | ${block.doc}${remarks(block)} |`).join('\n')}
${others.length === 0 ? '' : `\n## Outside of blocks\n\n${table(others)}\n`}`;
}

function sections({ word, form, since, inside = [] }: Entry): string[] {
  const example = `\`\`\`\n${word} ${form}\n\`\`\``;
  const blocks = inside.filter((entry) => entry.inside !== undefined);
  return [
    example,
    table(inside, since),
    ...blocks.flatMap((block) => [`## ${block.path.split('/').slice(1).join(' / ')}`, ...sections(block)]),
  ];
}

/** @param known the release of the whole block, which need not be said of each */
function table(entries: readonly Entry[], known?: string): string {
  const rows = entries.map(({ word, form, fallback, doc, since, ...about }) => {
    const remarked = remarks({ ...about, since: since === known ? undefined : since });
    return `| \`${word}\` |${cell(form)}${cell(fallback)}${cell(`${doc}${remarked}`)}`;
  });
  return ['| keyword | value | default | |', '|---|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text === '' ? ' |' : ` ${text.replaceAll('|', '\\|')} |`;
}
