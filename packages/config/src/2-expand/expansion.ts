import { trimEnd } from '../1-source/blanks.ts';
import { type Line, placeIn, slice } from '../1-source/line.ts';
import type { Source } from '../1-source/source.ts';
import { Blocks, cutAtBrace, quoteReferences, unquotedReferences } from './blocks.ts';
import { Budget } from './budget.ts';
import { builtins } from './builtins.ts';
import { blanksAt, closeQuote, protectMarks, uncomment } from './comments.ts';
import { applyCondition } from './condition.ts';
import { append, type Definition, Definitions, withoutBackslash } from './definitions.ts';
import type { Expanded } from './expand.ts';
import type { ExpansionMemory } from './expansion-memory.ts';
import { Feed } from './feed.ts';
import { changeChecks, readInclude } from './include-checks.ts';
import { readList } from './list.ts';
import { OpenFiles } from './open-files.ts';
import type { ExpandOptions } from './options.ts';
import { Origins } from './origins.ts';
import { Output } from './output.ts';
import type { PlainLine } from './plain-line.ts';
import { Random } from './random.ts';
import { Replay } from './replay.ts';
import { NUMBERS_SIZE, readSequence } from './sequence.ts';
import { Substitution } from './substitute.ts';
import { Trouble } from './trouble.ts';

/**
 * Who reads. keepalived's parent writes down what it reads without comments, and that is what its children read: what is
 * left of a comment is an empty line to them, and what was none may be one now. A person sees what the parent does, and
 * no braces of a block where a reference has them.
 */
export type View = 'meant' | 'parent' | 'child';

/** Turns the lines that are read into those that are left. */
export class Expansion {
  readonly #view: View;
  readonly #configId: string | undefined;
  readonly #trouble = new Trouble();
  readonly #definitions = new Definitions();
  readonly #known = { definitions: this.#definitions, origins: new Origins(), trouble: this.#trouble };
  readonly #budget = new Budget();
  readonly #files: OpenFiles;
  readonly #feed: Feed;
  readonly #random: Random;
  readonly #blocks = new Blocks();
  readonly #output = new Output();
  readonly #replay: Replay | undefined;
  /** How many blocks were open when the last line of a file was read. */
  #depth = 0;
  /** It goes on in the next line. */
  #unfinished: Definition | undefined;

  /** @param memory of the same configuration and view */
  constructor(options: ExpandOptions, view: View = 'child', memory?: ExpansionMemory) {
    const { files, configId, defines = new Map(), environment = {}, seed = 1, allConfig = false } = options;
    this.#view = view;
    this.#configId = configId;
    this.#files = new OpenFiles(files, allConfig, this.#trouble, this.#budget);
    this.#feed = new Feed(this.#files, this.#known, this.#budget);
    this.#random = new Random(seed);
    this.#replay = memory && this.#replayFrom(memory);
    const directory = () => this.#files.directory();
    const random = () => this.#random.next();
    for (const [name, builtin] of builtins({ directory, configId, environment, random })) {
      this.#definitions.addBuiltin(name, builtin);
    }
    for (const [name, text] of defines) this.#definitions.set(name, { text, via: undefined });
  }

  #replayFrom(memory: ExpansionMemory): Replay {
    return new Replay(memory, {
      files: this.#files,
      feed: this.#feed,
      blocks: this.#blocks,
      output: this.#output,
      known: this.#known,
      budget: this.#budget,
    });
  }

  run(sources: readonly Source[]): Expanded {
    this.#files.openFirst(sources);
    for (let line = this.#next(); line !== undefined; line = this.#next()) {
      if (!this.#feed.isMade) this.#depth = this.#blocks.depth;
      this.#take(line);
      if (this.#hasSeenEnough) this.#feed.cutShort();
      if (!this.#budget.allows(0)) {
        this.#trouble.tooMuch(placeIn(line, 0, line.text.length), 'what follows is not read');
        break;
      }
    }
    const rows = this.#output.finish();
    const { texts } = this.#files;
    const file = sources[0]?.file ?? '';
    const { findings, departures } = this.#trouble;
    return { file, text: rows.text(), rows, made: this.#budget.spent, findings, departures, texts };
  }

  /** The next line that something may have to be done to. */
  #next(): Line | undefined {
    if (this.#unfinished === undefined) {
      for (let line = this.#nextPlain(); line !== undefined; line = this.#nextPlain()) {
        this.#keepPlain(line);
      }
    }
    return this.#feed.next();
  }

  #nextPlain(): PlainLine | undefined {
    this.#replay?.putOut();
    return this.#feed.nextPlain();
  }

  /** The children's view is what runs; the others are there for their mistakes. */
  get #hasSeenEnough(): boolean {
    return this.#view !== 'child' && this.#budget.isEnough(this.#blocks.depth <= this.#depth);
  }

  #take(line: Line): void {
    if (line.text === '') {
      if (this.#feed.isRaw) this.#unfinished = undefined;
      return;
    }
    const bare = this.#feed.isRaw ? this.#uncomment(line) : line;
    if (bare.text === '') return;
    if (this.#unfinished !== undefined) this.#continueDefinition(bare, this.#unfinished);
    else this.#read(bare);
  }

  #uncomment(line: Line): Line {
    const once = this.#uncommentOnce(line);
    if (once.text === '') this.#endForChildren(line);
    if (!/[#!]/.test(once.text)) return once;
    const { line: twice } = uncomment(once);
    if (twice.text === once.text) return once;
    this.#trouble.commentForChildren(placeIn(once, twice.text.length, once.text.length));
    return this.#view === 'child' ? twice : once;
  }

  #endForChildren(line: Line): void {
    if (this.#unfinished === undefined || line.text === '') return;
    this.#trouble.endsForChildren(this.#unfinished.name, placeIn(line, 0, line.text.length));
    if (this.#view === 'child') this.#unfinished = undefined;
  }

  #uncommentOnce(line: Line): Line {
    const { line: bare, unterminated } = uncomment(line);
    if (unterminated !== undefined) {
      const again = this.#feed.isRaw ? bare.text.replace(/\\$/, '') : unterminated;
      const place = placeIn(bare, 0, bare.text.length);
      this.#trouble.openQuote(unterminated, again, place, this.#view === 'meant');
      if (this.#view === 'meant') return closeQuote(bare);
    }
    return bare;
  }

  #continueDefinition(line: Line, definition: Definition): void {
    const goesOn = line.text.endsWith('\\');
    const kept = goesOn ? withoutBackslash(line) : line;
    if (kept.text !== '') append(kept, definition);
    if (!goesOn) this.#unfinished = undefined;
  }

  #read(line: Line): void {
    const meant = line.text.startsWith('@') ? applyCondition(line, this.#configId) : line;
    if (meant === undefined || this.#define(meant) || this.#repeat(meant)) return;
    const substituted = meant.text.startsWith('~') ? meant : this.#substitute(meant);
    if (substituted.text === '') return;
    const include = readInclude(substituted.text);
    if (include === undefined) {
      this.#keep(substituted);
      return;
    }
    this.#replay?.forget();
    this.#files.include(include, placeIn(substituted, include.at, substituted.text.length));
  }

  #define(line: Line): boolean {
    if (!line.text.startsWith('$')) return false;
    const definition = this.#definitions.read(line);
    if (definition !== undefined) this.#replay?.forget();
    if (definition?.multiline) this.#unfinished = definition;
    return definition !== undefined;
  }

  #repeat(line: Line): boolean {
    const kind = /^~(SEQ|LST)/.exec(line.text)?.[1] as 'SEQ' | 'LST' | undefined;
    if (kind === undefined) return false;
    const loop = kind === 'SEQ' ? readSequence(line, (numbers) => this.#numbers(numbers)) : readList(line);
    const place = placeIn(line, 0, line.text.length);
    if (!('count' in loop)) this.#trouble.noLoop(kind, line.text, loop, place);
    else if (!this.#feed.repeat(loop)) this.#trouble.tooMuch(place, 'the line is not read');
    return true;
  }

  #numbers(numbers: Line): string | undefined {
    const substitution = new Substitution(numbers, this.#known, NUMBERS_SIZE);
    const { line, following } = substitution.run();
    return following.length > 0 ? undefined : line.text;
  }

  #substitute(line: Line): Line {
    const { line: substituted, following, count, cost } = new Substitution(line, this.#known).run();
    const isWritten = !this.#feed.isMade && !this.#feed.isRest;
    this.#budget.spend(isWritten ? cost - count : cost);
    if (substituted === line) return line;
    for (const lines of following) this.#feed.insert(lines);
    return this.#uncommentOnce(substituted);
  }

  /** keepalived takes the braces of a reference without a definition for those of a block. */
  #protectReferences(line: Line): Line {
    for (const { 0: reference, 1: name = '', index } of unquotedReferences(line.text)) {
      this.#trouble.undefinedReference(name, placeIn(line, index, index + reference.length));
    }
    return this.#view === 'meant' ? quoteReferences(line) : line;
  }

  /** As far as the first brace: keepalived reads the rest as if it were the next line. */
  #keep(written: Line): void {
    const line = this.#protectReferences(written);
    const { text } = line;
    const cut = cutAtBrace(text);
    const piece = slice(line, 0, trimEnd(text.slice(0, cut)).length);
    const rest = slice(line, cut === 1 && /^[{}]/.test(text) ? blanksAt(text, 1) : cut);
    if (rest.text !== '') this.#feed.putBack(rest);
    this.#output.add(protectMarks(piece), this.#feed.indent, this.#feed.isRest);
    this.#obey(this.#blocks.read(piece.text));
  }

  #keepPlain({ text, words, brace }: PlainLine): void {
    const { origin, column } = this.#feed.place;
    this.#output.addWritten(text, origin, this.#feed.row, column);
    if (words !== '') this.#obey(this.#blocks.read(words));
    if (brace !== undefined) this.#blocks.read(brace);
  }

  /** The settings that say how to read on. */
  #obey([keyword, ...words]: readonly string[]): void {
    if (keyword === 'include_check' || keyword === 'random_seed') this.#replay?.forget();
    if (keyword === 'include_check') this.#files.checks = changeChecks(this.#files.checks, words);
    if (keyword === 'random_seed' && /^[0-9]+$/.test(words[0] ?? '')) this.#random.seed(Number(words[0]));
  }
}
