import { type Command, describeRefusal, type Effect, isHarmless, type Refused } from '@kaconf/ipvs';
import type { Performers } from './performers.ts';

type Changes = Extract<Effect, { readonly type: 'ipvs' }>;
/** By what was asked. */
type Refusals = ReadonlyMap<Command | undefined, Refused>;

/**
 * The only switch over effects. What changes the kernel's table goes there in one call, up to where it decides whether
 * the rest is done; then follows, in order, what is to be said of it.
 *
 * @returns whether all was done
 */
export function perform(effects: readonly Effect[], performers: Performers): boolean {
  for (const part of parts(effects)) {
    const commands = part.flatMap((effect) => (effect.type === 'ipvs' ? effect.commands : []));
    const isDone = performPart(part, commands, performers);
    if (!isDone) return false;
  }
  return true;
}

/** Each ends with what decides whether there is a next one. */
function parts(effects: readonly Effect[]): readonly (readonly Effect[])[] {
  const all: Effect[][] = [[]];
  for (const effect of effects) {
    all.at(-1)?.push(effect);
    if (effect.type === 'ipvs' && effect.decides) all.push([]);
  }
  return all;
}

function performPart(part: readonly Effect[], commands: readonly Command[], performers: Performers): boolean {
  const { log, table } = performers;
  let refusals = new Map<Command | undefined, Refused>();
  log.after(() => {
    refusals = new Map(table.apply(commands).map((one) => [commands[one.at], one]));
    for (const effect of part) performOne(effect, refusals, performers);
  });
  const last = part.at(-1);
  return last?.type !== 'ipvs' || !last.decides || (table.isOpen && !hasFailed(last, refusals));
}

function performOne(effect: Effect, refusals: Refusals, performers: Performers): void {
  const { log, notifier } = performers;
  switch (effect.type) {
    case 'ipvs':
      for (const { command, refusal } of refusalsOf(effect, refusals)) {
        log.info(describeRefusal(command, refusal));
      }
      break;
    case 'log':
      log[effect.level](effect.text);
      break;
    case 'notify':
      log.later(() => notifier.notify(effect));
      break;
    case 'mail':
      log.later(() => notifier.mail(effect));
      break;
    default:
      effect satisfies never;
  }
}

function refusalsOf({ commands }: Changes, refusals: Refusals): Refused[] {
  return commands.flatMap((command) => refusals.get(command) ?? []);
}

function hasFailed(changes: Changes, refusals: Refusals): boolean {
  return refusalsOf(changes, refusals).some(({ command, refusal }) => !isHarmless(command, refusal));
}
