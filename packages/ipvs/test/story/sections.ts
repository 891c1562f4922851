/** What a story file holds: `-- NAME --` begins a section; what comes before the first is what it is about. */
export interface Story {
  /** Everything above the steps, as it stands. */
  readonly head: string;
  /** By their names. */
  readonly configurations: ReadonlyMap<string, string>;
  /** The lines with `> `, less that. */
  readonly steps: readonly string[];
}

export function readStory(text: string): Story {
  const at = text.indexOf(STEPS);
  if (at === -1) throw new Error('a story needs steps');
  const head = text.slice(0, at + STEPS.length);
  const [, ...parts] = head.split(/^-- (.+) --\n/m);
  const configurations = new Map<string, string>();
  for (let i = 0; i + 1 < parts.length; i += 2) configurations.set(parts[i] ?? '', parts[i + 1] ?? '');
  const steps = text
    .slice(at)
    .split('\n')
    .filter((line) => line.startsWith('> '));
  return { head, configurations, steps: steps.map((line) => line.slice(2)) };
}

const STEPS = '-- steps --\n';
