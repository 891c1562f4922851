import { createHash, type Hash } from 'node:crypto';
import { type BodySearch, newSearch, type RegexPlan, searchBody } from './body-match.ts';
import { BUFFER_ROOM } from './buffer-room.ts';
import { contentLengthOf } from './content-length.ts';
import { statusCodeOf } from './status-code.ts';

/** What of an answer matters. */
export interface AnswerPlan {
  /** Whether anybody wants the MD5 of its body. */
  readonly hasDigest: boolean;
  readonly regex: RegexPlan | undefined;
}

/** What is known once the headers are there. */
export interface Head {
  /** 0 where there is none. */
  readonly statusCode: number;
  /** Of the body, in octets, if it is said. */
  readonly contentLength: number | undefined;
}

const HEADERS_END = '\r\n\r\n';

/**
 * Takes an answer octet by octet or as it comes, in memory that does not grow, and never throws. Where the answer ends only
 * the end of the connection says.
 */
export class AnswerReader {
  readonly #plan: AnswerPlan;
  readonly #buffer = Buffer.allocUnsafe(BUFFER_ROOM);
  #length = 0;
  readonly #hash: Hash | undefined;
  readonly #search: BodySearch | undefined;
  #head: Head | undefined;
  #received = 0;
  readonly #texts: string[] = [];

  constructor(plan: AnswerPlan) {
    this.#plan = plan;
    this.#hash = plan.hasDigest ? createHash('md5') : undefined;
    this.#search = plan.regex && newSearch();
  }

  /** Undefined until the headers have ended. */
  get head(): Head | undefined {
    return this.#head;
  }

  /** Octets of the body as keepalived counts them: what it kept for a regular expression twice. */
  get received(): number {
    return this.#received;
  }

  get matched(): boolean {
    return this.#search?.matched ?? false;
  }

  /** What it had to say, in the order of the log. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** Of the body, as far as `Content-Length` goes; once only. @returns hexadecimal, empty where nobody wants it */
  digest(): string {
    return this.#hash?.digest('hex') ?? '';
  }

  /** @returns false when the headers are longer than there is room: what comes behind is not read any more */
  read(octets: Uint8Array): boolean {
    for (let at = 0; at < octets.length; ) {
      const room = BUFFER_ROOM - this.#length;
      if (room === 0) return false;
      const piece = octets.subarray(at, at + room);
      this.#buffer.set(piece, this.#length);
      this.#take(piece.length);
      at += piece.length;
    }
    return true;
  }

  #take(count: number): void {
    const before = this.#length;
    this.#length += count;
    if (this.#head === undefined) this.#takeHead();
    else {
      this.#hashBody(before);
      this.#received += this.#length;
      this.#searchBody();
    }
  }

  #takeHead(): void {
    const come = this.#buffer.subarray(0, this.#length);
    const end = come.indexOf(HEADERS_END);
    if (end < 0) return;
    const body = end + HEADERS_END.length;
    this.#head = { statusCode: statusCodeOf(come), contentLength: contentLengthOf(come) };
    this.#hashBody(body);
    this.#received = this.#length - body;
    if (this.#received === 0) this.#length = 0;
    else this.#searchBody();
  }

  /** What the buffer has from there on. */
  #hashBody(from: number): void {
    const wanted = (this.#head?.contentLength ?? Number.POSITIVE_INFINITY) - this.#received;
    if (wanted > 0) this.#hash?.update(this.#buffer.subarray(from, Math.min(this.#length, from + wanted)));
  }

  /** In the whole buffer: headers that came together with the first of the body are searched, too, as keepalived does. */
  #searchBody(): void {
    const { regex } = this.#plan;
    const come = this.#buffer.subarray(0, this.#length);
    const { keep, text } =
      regex && this.#search ? searchBody(this.#search, regex, come) : { keep: 0, text: undefined };
    if (text !== undefined) this.#texts.push(text);
    this.#buffer.copyWithin(0, this.#length - keep, this.#length);
    this.#length = keep;
  }
}
