import { type Entry, remarks } from '@kaconf/config';

/** `priority 1–255`, as it is written. */
export function signature({ word, form }: Entry): string {
  return `${word} ${form}`.trim();
}

const known = new WeakMap<Entry, string>();

/** What the manual says of a keyword, in Markdown. */
export function keywordText(entry: Entry): string {
  const text = known.get(entry) ?? written(entry);
  known.set(entry, text);
  return text;
}

function written(entry: Entry): string {
  const place = entry.path.split('/').slice(0, -1).join(' / ');
  const parts = [
    ['```keepalived', signature(entry), '```'].join('\n'),
    `${entry.doc}${remarks(entry)}`,
    entry.fallback && `Default: ${entry.fallback}`,
    place && `In ${place}.`,
  ];
  return parts.filter(Boolean).join('\n\n');
}
