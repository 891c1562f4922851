import type { Span } from '@kaconf/diagnostics';
import { type Place, spanBetween } from '../1-source/origin.ts';

/** A word as keepalived sees it: quotes removed. */
export interface Word extends Place {
  readonly text: string;
}

/** The words of one line, up to a brace or a comment, and the block behind them. */
export interface Statement {
  readonly type: 'statement';
  /** The keyword comes first; entries of a list (`virtual_ipaddress`) have none. */
  readonly words: readonly [Word, ...Word[]];
  /** As written, with quotes and escapes: scripts read it again. */
  readonly raw: string;
  readonly block?: Braces;
}

/** A `{` behind nothing that could open a block; keepalived ignores it. */
export interface Stray {
  readonly type: 'stray';
  readonly block: Braces;
}

/** A `}` that closes nothing. */
export interface Extra {
  readonly type: 'extra';
  readonly place: Place;
}

/** Also a line that is nothing but a quote that is not closed: keepalived skips that like one. */
export interface Comment {
  readonly type: 'comment';
  readonly place: Place;
  /** As written: with its `#` or `!`. */
  readonly text: string;
}

/** What has a block, or may have. */
export type Opener = Statement | Stray;

export type Item = Statement | Stray | Extra | Comment;

export interface Braces {
  readonly open: Place;
  readonly items: readonly Item[];
  /** Absent when it is missing. */
  readonly close?: Place;
}

/** Of a line. */
export interface OpenQuote {
  readonly type: 'openQuote';
  readonly place: Place;
  readonly raw: string;
}

/** What is wrong with braces and quotes, whatever the words mean. */
export type Fault =
  | OpenQuote
  /** `after` is the last that is in the block. */
  | { readonly type: 'missingClose'; readonly item: Opener; readonly after: Place }
  /** This block, and what is in it, is not in the tree. */
  | { readonly type: 'tooDeep'; readonly place: Place }
  | Stray
  | Extra;

export interface Tree {
  readonly items: readonly Item[];
  readonly faults: readonly Fault[];
}

/** Of a statement without its block. */
export function wordsSpan({ words }: Statement): Span {
  return spanBetween(words[0], words.at(-1) ?? words[0]);
}
