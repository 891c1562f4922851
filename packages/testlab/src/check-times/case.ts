import { type Kind, kinds } from '../backends/backend.ts';
import { type Way, ways } from './ways.ts';

/** A checker and the server before it. */
export interface Case {
  readonly name: string;
  /** `TCP_CHECK`, and what is said in its block. */
  readonly checker: string;
  readonly statements: readonly string[];
  readonly server: Behaviour;
  /** What becomes of the server, in order. */
  readonly story: readonly Moment[];
  /** Of the real one, with what it does otherwise than later ones, whose ways are ours. */
  readonly version: string | undefined;
}

/**
 * A backend's kind and words; or `script` and the lines that a MISC_CHECK runs; or `none`: the address is there, and nobody
 * listens; or the way there, which leads nowhere.
 */
export interface Behaviour {
  readonly kind: Kind | 'script' | 'none' | Exclude<Way, 'here'>;
  readonly words: readonly string[];
}

export interface Moment {
  /** Seconds after the first check of all. */
  readonly at: number;
  /** How it behaves from now on: `server` as at first. */
  readonly server: Behaviour | 'server';
}

/** Cases a line: `name | CHECKER | statement; … | server | 3.5 none, 8 server | 2.2.7 why`, the last two optional. @throws Error that quotes a line which is none */
export function parseCases(text: string): readonly Case[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map(parseCase);
}

function parseCase(line: string): Case {
  const cells = line.split('|').map((cell) => cell.trim());
  const [name, checker, statements, server, story = '', exception, ...more] = cells;
  if (!name || !checker || statements === undefined || !server || more.length > 0) {
    throw new Error(`a case is a name, a checker, its statements, a server and a story: ${line}`);
  }
  return {
    name,
    checker,
    statements: statements.split(/ *; */).filter(Boolean),
    server: parseBehaviour(server),
    story: story.split(/ *, */).filter(Boolean).map(parseMoment),
    version: exception?.split(' ')[0],
  };
}

function parseMoment(text: string): Moment {
  const [at, ...words] = text.split(' ');
  if (!Number(at)) throw new Error(`a moment is a time in seconds and a server: ${text}`);
  const rest = words.join(' ');
  return { at: Number(at), server: rest === 'server' ? rest : parseBehaviour(rest) };
}

function parseBehaviour(text: string): Behaviour {
  const [word, ...words] = text.split(' ');
  const kind = [...kinds, ...ways, 'script', 'none'].find(
    (one): one is Behaviour['kind'] => one === word && one !== 'here',
  );
  if (kind === undefined) throw new Error(`no such server: ${text}`);
  return { kind, words };
}

/** It leads nowhere. */
export function isWay(kind: Behaviour['kind']): kind is Exclude<Way, 'here'> {
  return ways.some((way) => way === kind);
}
