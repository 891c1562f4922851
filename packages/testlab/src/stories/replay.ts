import { operandOf } from '@kaconf/simulate';
import type { Millis } from '../clock.ts';
import type { Actor } from './actor.ts';
import type { Deed } from './play.ts';
import type { Stage } from './stage.ts';

/**
 * What happened, for the simulator to do at the same times: nobody runs at first, each node starts when its daemon began to
 * listen, and each step is when it took effect. A BFD session is down until its daemon says that it is up.
 */
export function replayOf(
  { actors }: Stage,
  deeds: readonly Deed[],
  { origin, until }: { readonly origin: Millis; readonly until: Millis },
): readonly string[] {
  const time = (at: Millis) => `${((at - origin) / 1000).toFixed(6)}s`;
  return [
    ...[...actors.keys()].map((node) => `--kill=${node}@0s`),
    ...deeds.map(({ at, step }) => {
      const operand = operandOf(step);
      return `--${step.verb}=${operand}@${time(at)}`;
    }),
    ...[...actors].flatMap(([node, actor]) =>
      sessionsOf(actor).map(({ at, name, up }) => `--${up ? 'recover' : 'fail'}=${name}@${node}@${time(at)}`),
    ),
    `--for=${time(until)}`,
  ];
}

interface SessionChange {
  readonly at: Millis;
  readonly name: string;
  readonly up: boolean;
}

const TRACKED = /track_bfd \{\s*(\w+)/g;
const CHANGE = /^Received BFD event: instance (\w+) is in state (Up|Down)/;
/** Before it listens. */
const MOMENT: Millis = 0.001;

function sessionsOf({ configuration, lives }: Actor): readonly SessionChange[] {
  const tracked = [...configuration.matchAll(TRACKED)].map(([, name = '']) => name);
  return lives.flatMap(({ from, log }) => [
    ...tracked.map((name) => ({ at: from - MOMENT, name, up: false })),
    ...log.flatMap(({ time, text }) => {
      const [, name = '', state] = CHANGE.exec(text) ?? [];
      return tracked.includes(name) ? [{ at: time, name, up: state === 'Up' }] : [];
    }),
  ]);
}
