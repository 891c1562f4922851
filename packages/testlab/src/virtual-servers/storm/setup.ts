import { DIALS, type Dial } from './dials.ts';
import { addressOf, STEADY } from './places.ts';

/** How each dial stands: the statement that it is at. */
export type Setup = ReadonlyMap<string, string>;

/**
 * To begin with the one that always serves is alone, so that who connects comes to it.
 * @param random from 0 to below 1
 */
export function randomSetup(random: () => number): Setup {
  const others = new RegExp(`^${STEADY}, (?!${addressOf(4, 1)}:).*: is there$`);
  return new Map(DIALS.map((dial) => [dial.name, others.test(dial.name) ? '' : chosen(dial, random)]));
}

/** All that there can be, as far as one thing does not preclude another. */
export function everything(): Setup {
  return new Map(DIALS.map(({ name, choices }) => [name, choices.at(-1) ?? '']));
}

/** Some dials, mostly few, are turned. */
export function changed(setup: Setup, random: () => number): Setup {
  const turns = random() < 0.9 ? 1 + Math.floor(random() * 5) : 60;
  const turned = Array.from({ length: turns }, () => DIALS[Math.floor(random() * DIALS.length)]);
  return new Map([
    ...setup,
    ...turned.flatMap((dial) => (dial ? [[dial.name, chosen(dial, random)] as const] : [])),
  ]);
}

/** In what the one is not as the other. */
export function changes(before: Setup, after: Setup): readonly string[] {
  return [...after].flatMap(([name, to]) => {
    const from = before.get(name) ?? '';
    return from === to ? [] : [`${name}: ${shown(from)} → ${shown(to)}`];
  });
}

function shown(statement: string): string {
  return statement === '' ? '–' : statement.replaceAll(/\s+/g, ' ');
}

function chosen({ choices }: Dial, random: () => number): string {
  return choices[Math.floor(random() * choices.length)] ?? '';
}
