import type { Item, Tree } from '../src/index.ts';

/** A tree in short: words behind a dot, blocks in parentheses, `?` where a brace is missing, `!` for one too many. */
export function outline({ items }: Pick<Tree, 'items'>): string {
  return items.map(outlineItem).join(' ');
}

function outlineItem(item: Item): string {
  if (item.type === 'comment') return item.text;
  if (item.type === 'extra') return `!${item.place.origin.line}`;
  const words = item.type === 'statement' ? item.words.map(({ text }) => text).join('.') : '!';
  const { block } = item;
  return block ? `${words}(${outline(block)})${block.close ? '' : '?'}` : words;
}
