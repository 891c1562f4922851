import type { Help } from 'kaconf/shell';
import type { Part } from './roff.ts';

/** What a help says, as parts of a page. */
export function helpParts({ parts }: Help, titles: 'heading' | 'subheading' = 'subheading'): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.type === 'title') return [{ type: titles, text: part.text }];
    if (part.type === 'paragraph') return [{ type: 'paragraph', text: part.text }];
    const { term, text, choices } = part;
    // An example is a line of its own, with nothing said about it.
    if (text === '' && choices.length === 0) return [{ type: 'example', text: term }];
    const listed = choices.map(
      ({ word, text: about }): Part => ({ type: 'item', term: `    ${word}`, text: about }),
    );
    return [{ type: 'item', term, text }, ...listed];
  });
}

export function synopsis(...usages: readonly string[]): Part[] {
  return [{ type: 'heading', text: 'Synopsis' }, ...usages.map((text): Part => ({ type: 'example', text }))];
}
