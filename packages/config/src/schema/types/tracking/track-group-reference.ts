import type { Span } from '@kaconf/diagnostics';
import { spanOf } from '../../../1-source/origin.ts';
import type { Word } from '../../../4-tree/tree.ts';
import type { Reading } from '../../keyword.ts';
import type { EntryWords } from '../words/entry-words.ts';

/** The name of a track_group, which must be defined above. */
export interface TrackGroupReference {
  readonly name: string;
  readonly span: Span;
}

interface Draft {
  track_group?: TrackGroupReference;
}

/** The name behind `track_group`. keepalived does not read on behind a second one, and minds that in a route. */
export function readTrackGroup(entry: 'route' | 'rule'): (draft: Draft, words: EntryWords) => boolean {
  return (draft, words) => {
    const value = words.value();
    if (value === undefined) return false;
    if (draft.track_group === undefined) {
      const reference = referTo(value, words.reading);
      if (reference !== undefined) draft.track_group = reference;
      return true;
    }
    const second = { code: 'repeated', message: 'a second track_group' } as const;
    const line = `track_group ${value.text} is a duplicate`;
    if (entry === 'route') {
      return words.refuse({ ...second, line: [line, `Route has trailing nonsense - ${value.text}`] });
    }
    words.mind({ ...second, hint: 'it is ignored, and what is behind it', line });
    words.end();
    return true;
  };
}

/** Nothing where there is no such group above. */
export function referTo(word: Word, reading: Reading): TrackGroupReference | undefined {
  const { text } = word;
  if (reading.hasTrackGroup(text)) return { name: text, span: spanOf(word) };
  const message = `there is no track_group '${text}' above`;
  reading.object({ code: 'unknownName', message, word, keepalived: [`track_group ${text} not found`] });
  return;
}
