import { type Passage, passagesOf } from '../1-source/passages.ts';
import type { Source } from '../1-source/source.ts';
import { unchanged } from '../1-source/unchanged.ts';
import type { Recording } from './recording.ts';

/** Whole lines of a file. */
export interface RecordedPassage extends Pick<Passage, 'text' | 'lines'> {
  /** What has become of it, unless that was more than lines. */
  recording?: Recording;
}

interface RecordedFile {
  readonly text: string;
  readonly passages: readonly RecordedPassage[];
  /** By where in the text they begin. */
  readonly beginnings: ReadonlyMap<number, RecordedPassage>;
}

const EMPTY: RecordedFile = { text: '', passages: [], beginnings: new Map() };

/** The files of a configuration in which somebody types, and what became of their passages. */
export class ExpansionMemory {
  #before = new Map<string, RecordedFile>();
  #now = new Map<string, RecordedFile>();

  /** All of it is about to be read. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** The passage of a file that begins there. */
  passageAt(source: Source, offset: number): RecordedPassage | undefined {
    const known = this.#now.get(source.file) ?? this.#cut(source);
    this.#now.set(source.file, known);
    return known.beginnings.get(offset);
  }

  /** Anew between the first and the last difference. */
  #cut({ file, text }: Source): RecordedFile {
    const before = this.#before.get(file) ?? EMPTY;
    const { above, between, below } = unchanged(before.passages, before.text, text);
    const cut = passagesOf(between, 1).map(({ text, lines }) => ({ text, lines }));
    const passages = [...above, ...cut, ...below];
    const beginnings = new Map<number, RecordedPassage>();
    let offset = 0;
    for (const passage of passages) {
      beginnings.set(offset, passage);
      offset += passage.text.length;
    }
    return { text, passages, beginnings };
  }
}
