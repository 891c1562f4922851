import type { Span } from '@kaconf/diagnostics';
import { spanOf } from '../../1-source/origin.ts';
import type { EntryWords } from './entry-words.ts';

/** The name of a track_group, which must be defined above. */
export interface TrackGroupReference {
  readonly name: string;
  readonly span: Span;
}

export function readTrackGroup(
  draft: { track_group?: TrackGroupReference },
  words: EntryWords,
): boolean {
  const value = words.value();
  if (value === undefined) return false;
  if (draft.track_group !== undefined) return true;
  draft.track_group = { name: value.text, span: spanOf(value) };
  return true;
}
