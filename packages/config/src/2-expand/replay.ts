import type { Lines } from '../1-source/lines.ts';
import { isLetter } from '../1-source/margin.ts';
import type { Shift } from '../1-source/moving.ts';
import type { Blocks, Opened } from './blocks.ts';
import type { Budget } from './budget.ts';
import type { Value } from './definitions.ts';
import type { ExpansionMemory, RecordedPassage } from './expansion-memory.ts';
import type { Feed } from './feed.ts';
import type { OpenFile, OpenFiles } from './open-files.ts';
import type { Output } from './output.ts';
import {
  areAsAsked,
  isUnsteady,
  type Recording,
  shiftBetween,
  type Whereabouts,
  whereabouts,
} from './recording.ts';
import type { Known } from './substitute.ts';

/** What lines go through. */
interface Machinery {
  readonly files: OpenFiles;
  readonly feed: Feed;
  readonly blocks: Blocks;
  readonly output: Output;
  readonly known: Known;
  readonly budget: Budget;
}

/** A passage that is being read. */
interface Begun {
  readonly passage: RecordedPassage;
  readonly from: Whereabouts;
  /** Where in the text of the file it ends. */
  readonly end: number;
  readonly before: Opened;
  readonly asked: Map<string, Value | undefined>;
  readonly lines: Lines;
  readonly told: number;
  readonly spent: number;
}

/**
 * Puts passages of files out as they were put out at the keystroke before, and remembers what becomes of the others, but for those that
 * do anything else: that include, define or repeat something, or about which there is something to say.
 */
export class Replay {
  readonly #memory: ExpansionMemory;
  readonly #machinery: Machinery;
  #begun: Begun | undefined;

  constructor(memory: ExpansionMemory, machinery: Machinery) {
    this.#memory = memory;
    this.#machinery = machinery;
    memory.begin();
  }

  /** Before a line is read: puts out what is known from there on. */
  putOut(): void {
    const { files, feed } = this.#machinery;
    while (feed.isBetween) {
      const file = files.reading;
      if (file === undefined) return;
      const { offset } = file.lines;
      this.#end(offset);
      const passage = this.#memory.passageAt(file.source, offset);
      if (passage === undefined) return;
      if (!this.#play(passage, file)) {
        this.#begin(passage, file, offset);
        return;
      }
    }
  }

  /** A line does something that is to be done each time. */
  forget(): void {
    this.#begun = undefined;
    this.#machinery.known.definitions.onAsked = undefined;
  }

  /** Returns whether it is known what becomes of it. */
  #play({ recording, text, lines }: RecordedPassage, file: OpenFile): boolean {
    const { feed, blocks, output } = this.#machinery;
    const shift = recording && this.#shiftOf(recording, file, isLetter(text.charCodeAt(0)));
    if (recording === undefined || shift === undefined) return false;
    output.addMoved(recording.lines, shift);
    blocks.state = recording.after;
    feed.row += lines;
    file.lines.skip(text.length, lines);
    return true;
  }

  /** Nothing where it does not hold any more. @param hasWords before its first brace */
  #shiftOf({ from, before, asked }: Recording, file: OpenFile, hasWords: boolean): Shift | undefined {
    const { feed, blocks, known } = this.#machinery;
    const isAsBefore = hasWords ? blocks.isIn(before.path) : blocks.isAt(before);
    if (!isAsBefore || !areAsAsked(asked, known.definitions)) return undefined;
    return shiftBetween(from, whereabouts(file, feed.row));
  }

  #begin(passage: RecordedPassage, file: OpenFile, offset: number): void {
    const { feed, blocks, output, known, budget } = this.#machinery;
    const asked = new Map<string, Value | undefined>();
    known.definitions.onAsked = (name, definition) => {
      if (isUnsteady(definition)) this.forget();
      else asked.set(name, definition?.lines[0]);
    };
    this.#begun = {
      passage,
      from: whereabouts(file, feed.row),
      end: offset + passage.text.length,
      before: blocks.state,
      asked,
      lines: output.begin(),
      told: known.trouble.told,
      spent: budget.spent,
    };
  }

  #end(offset: number): void {
    const begun = this.#begun;
    if (begun === undefined || offset < begun.end) return;
    this.forget();
    const { blocks, output, known, budget } = this.#machinery;
    const { passage, from, before, asked, lines, told, spent } = begun;
    if (known.trouble.told !== told || budget.spent !== spent) return;
    passage.recording = { lines, from, before, after: blocks.state, asked };
    // What follows is none of it.
    output.begin();
  }
}
