import type { Place } from '../1-source/origin.ts';

/** A word as keepalived sees it: quotes removed. */
export interface Word extends Place {
  readonly text: string;
}

/** The words of one line, up to a brace or a comment, and the block behind them. */
export interface Statement {
  readonly type: 'statement';
  /** The keyword comes first; entries of a list (`virtual_ipaddress`) have none. */
  readonly words: readonly [Word, ...Word[]];
  /** The line's text without its comment: what words in quotes and escapes are read from again (`script`). */
  readonly text: string;
  readonly block?: Braces;
}

export interface Braces {
  readonly open: Place;
  readonly items: readonly Item[];
  /** Absent when it is missing. */
  readonly close?: Place;
}

export interface Comment extends Place {
  readonly type: 'comment';
  /** With its `#` or `!`. */
  readonly text: string;
}

export type Item = Statement | Comment;

export interface Tree {
  readonly items: readonly Item[];
}
