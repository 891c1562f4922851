import { parseConfig } from '@kaconf/config';
import { type Micros, micros } from '@kaconf/net';
import { type CheckerPlan, type Effect, planCheckers } from '../src/index.ts';

/** The checkers of a configuration. */
export function plansOf(text: string): readonly CheckerPlan[] {
  const { config } = parseConfig({ file: 'keepalived.conf', text });
  return config.virtual_servers.flatMap((virtual, service) => planCheckers(virtual, service, config));
}

/** Those of one real server, 10.0.0.11:80 of 10.0.0.10:80. */
export function plansOfServer(checkers: string, more = ''): readonly CheckerPlan[] {
  const real = `real_server 10.0.0.11 80 {\n weight 10\n ${checkers}\n }`;
  return plansOf(`virtual_server 10.0.0.10 80 {\n protocol TCP\n delay_loop 6\n ${more}\n ${real}\n }`);
}

/** @param kind of the checker that it is */
export function planOf<K extends CheckerPlan['type']>(
  kind: K,
  checker: string,
  more?: string,
): Extract<CheckerPlan, { type: K }> {
  const plan = plansOfServer(`${kind} {\n ${checker}\n }`, more)[0];
  if (plan?.type !== kind) throw new Error(`no ${kind}`);
  return plan as Extract<CheckerPlan, { type: K }>;
}

/** Effects as lines. */
export function told(effects: readonly Effect[]): readonly string[] {
  return effects.map(line);
}

function line(effect: Effect): string {
  switch (effect.type) {
    case 'log':
      return effect.text;
    case 'logDetail':
      return `(detail) ${effect.text}`;
    case 'weigh':
      return `weighs ${effect.weight}`;
    case 'verdict': {
      const { up, weight, mail } = effect;
      return [up ? 'UP' : 'DOWN', weight ?? [], mail ? `mail ${mail}` : []].flat().join(' ');
    }
  }
}

export const ms = (value: number): Micros => micros(value * 1000);
