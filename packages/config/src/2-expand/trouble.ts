import { type KeepalivedLine, READERS, type Reader, rowOf } from '@kaconf/diagnostics';
import { type Place, spanOf } from '../1-source/origin.ts';
import { type Finding, located } from '../5-typed/reporter.ts';
import type { CodeName } from '../codes.ts';
import type { Builtin } from './definitions.ts';
import type { ReportInclude } from './include.ts';
import type { IncludeCheck } from './include-checks.ts';
import type { NoLoop } from './loop.ts';

/** What is reported of any kind is less. */
const MOST = 10_000;

interface Details {
  readonly hint?: string;
  readonly keepalived?: readonly string[];
  readonly readers?: readonly Reader[];
  readonly status?: KeepalivedLine['status'];
}

/** Where keepalived begins to read something else than what is meant. */
export interface Departure extends Finding {
  /** Its parent does so, too, not its children only. */
  readonly forParent?: boolean;
}

/** Collects what is wrong with lines before anybody looks at what they say. */
export class Trouble {
  readonly findings: Finding[] = [];
  readonly departures: Departure[] = [];
  /** It grows with all that there is to say, be it said or not. */
  told = 0;
  readonly #undefined = new Set<string>();

  add(code: CodeName, place: Place, message: string, details: Details = {}): void {
    this.told++;
    if (this.findings.length >= MOST) return;
    const { hint, keepalived = [], readers = READERS, status = 'config' } = details;
    const lines = keepalived.map((text) => ({ ...located(text, place.origin, ...readers), status }));
    this.findings.push({ code, span: spanOf(place), message, hint, keepalived: lines });
  }

  /** keepalived would read for ever, and say nothing. */
  selfReference(name: string, place: Place): void {
    this.told++;
    const message = `the definition of '${name}' refers to itself`;
    if (this.findings.at(-1)?.message === message) return;
    this.add('badDefinition', place, message, {
      hint: 'keepalived may never end reading this line',
      keepalived: [`Definition ${name} refers to itself`],
    });
  }

  tooLong(text: string, place: Place): void {
    this.add('badDefinition', place, 'with this value the line is longer than 1023 octets', {
      hint: 'what is left of the line is not replaced',
      keepalived: [`Parameter substitution on line '${text}' would exceed maximum line length`],
      status: 'log',
    });
  }

  /** Returns whether a built-in definition takes these. */
  checkParameters(
    name: string,
    { parameters: rule }: Builtin,
    given: readonly string[],
    place: Place,
  ): boolean {
    const { least, most, numeric } = rule;
    if (most === 0) return false;
    if (numeric && !given.every((each) => /^[0-9]+$/.test(each))) {
      this.add('badDefinition', place, `'${name}' takes numbers only`, {
        keepalived: [`Definition ${name} requires numeric parameters only.`],
      });
      return false;
    }
    if (given.length >= least && given.length <= most) return true;
    const count = given.length;
    this.add(
      'badDefinition',
      place,
      `'${name}' takes ${least} to ${most} parameters, and here are ${count}`,
      {
        keepalived: [
          `Definition ${name} requires between ${least} and ${most} parameters, ${count} specified.`,
        ],
      },
    );
    return false;
  }

  checkValue(name: string, parameters: readonly string[], place: Place): void {
    const [least = '0', most = '32767'] = parameters;
    if (name === '_RANDOM' && Number(least) > Number(most)) {
      this.add('badDefinition', place, `the least value ${least} is above the greatest, ${most}`, {
        keepalived: [`\${_RANDOM}: min ${least} exceeds max ${most}, using ${least}`],
      });
    }
    if (name === '_ENV' && parameters.length === 0) {
      this.add('badDefinition', place, "'_ENV' needs the name of a variable", {
        hint: `write \${_ENV NAME}`,
        keepalived: ['Definition _ENV requires between 1 and 1 parameters, 0 specified.'],
      });
    }
  }

  endsForChildren(name: string, place: Place): void {
    this.#depart({
      code: 'badDefinition',
      span: spanOf(place),
      message: `the definition of '${name}' ends at this comment`,
      hint: 'keepalived reads what follows as lines of the file; put the comment before the definition',
    });
  }

  /** keepalived takes its braces for those of a block. */
  undefinedReference(name: string, place: Place): void {
    this.#depart({
      code: 'badDefinition',
      span: spanOf(place),
      message: `nothing defines $${name} before`,
      hint: 'keepalived takes the braces for those of a block',
      forParent: true,
      follows: this.#undefined.has(name),
    });
    this.#undefined.add(name);
  }

  commentForChildren(place: Place): void {
    this.#depart({
      code: 'badLine',
      span: spanOf(place),
      message: 'keepalived takes this for a comment in spite of the backslash',
      hint: 'quotes protect it',
    });
  }

  #depart(departure: Departure): void {
    this.told++;
    if (this.departures.length < MOST) this.departures.push(departure);
  }

  /** keepalived names the line before it, and only the process that reads the file itself notices. */
  ignoredLine(why: 'too long' | 'nul', place: Place): void {
    const { file, line } = place.origin.called ?? place.origin;
    const origin = { ...place.origin, called: { file, line: line - 1 } };
    const isLong = why === 'too long';
    this.add('badLine', { ...place, origin }, isLong ? 'the line is too long' : 'a NUL is in the line', {
      hint: isLong
        ? 'keepalived skips its first 1023 octets, and reads the rest as a line of its own'
        : 'keepalived skips the line',
      keepalived: [
        isLong ? 'line too long - ignoring' : 'configuration appears to have embedded NULs - ignoring line',
      ],
      readers: ['parent'],
    });
  }

  /**
   * @param again what the children complain of, who read what the parent has left
   * @param isClosed whether the line is read as if it were
   */
  openQuote(text: string, again: string, place: Place, isClosed: boolean): void {
    const complaint = (of: string) => `Unterminated quote '${of}'`;
    const quote: Finding = {
      code: 'openQuote',
      span: { ...spanOf(place), column: place.column + Math.max(0, text.lastIndexOf('"')) },
      message: 'this quote is not closed',
    };
    const keepalived = [
      located(complaint(text), place.origin, 'parent'),
      located(complaint(again), place.origin, 'checker', 'vrrp', 'bfd'),
    ];
    if (!isClosed) this.findings.push({ ...quote, keepalived });
    const last = this.departures.at(-1);
    const isKnown = last !== undefined && rowOf(last.span) === rowOf(quote.span);
    if (!isKnown) this.#depart({ ...quote, forParent: true });
  }

  noLoop(kind: 'SEQ' | 'LST', text: string, { message, keepalived }: NoLoop, place: Place): void {
    const lines = [
      ...(keepalived === undefined ? [] : [keepalived]),
      `Invalid ~${kind} specification '${text}'`,
    ];
    this.add('badLoop', place, message, { keepalived: lines });
  }

  /** keepalived would, as long as there is memory. */
  tooMuch(place: Place, hint: string): void {
    const message =
      'too much is made of little: loops, definitions and includes make over a hundred thousand lines';
    this.add('badLoop', place, message, {
      hint,
      keepalived: ['Too many lines from sequences and definitions'],
    });
  }

  /** Only the process that reads the file itself notices, and it reads on before it gives up. */
  ofInclude(place: Place, checks: ReadonlySet<IncludeCheck>): ReportInclude {
    return (check, message, keepalived) =>
      this.add('missingFile', place, message, {
        keepalived: [keepalived],
        readers: ['parent'],
        status: checks.has(check) ? 'noConfig' : 'none',
      });
  }

  includesItself(name: string, place: Place): void {
    this.add('missingFile', place, `'${name}' would include itself`, {
      hint: 'keepalived opens it again and again, until it may open no more',
      keepalived: [`Configuration file '${name}' open problem (Too many open files) - skipping`],
      readers: ['parent'],
    });
  }

  notIncluded(pattern: string, place: Place): void {
    this.add('missingFile', place, `'${pattern}' cannot be included here`, {
      hint: 'give the file by its name, so that others can be found beside it',
    });
  }
}
