import { inMemory } from '../src/fake/files.ts';
import type { Settings, Source } from '../src/index.ts';
import { mutate } from './mutate.ts';
import { type Next, pick, random } from './random.ts';

/** A configuration, and what it finds around it. */
export interface Input {
  readonly source: Source;
  readonly settings: Settings;
  /** What it was. */
  readonly unbroken: string;
}

const MAIN = 'FILE';

/** Of a text as somebody has written it. */
export function whole(text: string): Input {
  return { source: { file: MAIN, text }, settings: settings(text, ''), unbroken: text };
}

/** The seed alone makes it again. */
export function broken(texts: readonly string[], seed: number): Input {
  const next = random(seed);
  const unbroken = choose(texts, next);
  const text = mutate(unbroken, next);
  const other = next() < 0.3 ? mutate(choose(texts, next), next) : '';
  return { source: { file: MAIN, text }, settings: settings(text, other), unbroken };
}

/** One with sequences less often: it may take as long as a hundred others. */
function choose(texts: readonly string[], next: Next): string {
  const text = pick(texts, next);
  return text.includes('~SEQ') && next() < 0.9 ? pick(texts, next) : text;
}

/** It is for one of the hosts that it names, and may include a loop and an executable. */
function settings(text: string, other: string): Settings {
  const configId = /@\^?(\w+)/.exec(text)?.[1] ?? 'main';
  const files = {
    [MAIN]: text,
    'loop.conf': `include ${MAIN}\ninclude loop.conf\n`,
    'other.conf': other,
    'dir/x': 'include ../other.conf\n',
    'run*': '',
  };
  return { configId, files: inMemory(files), environment: { A: 'eth0' } };
}
