import { run } from '../process/spawn.ts';
import type { Namespace } from './namespace.ts';

const TABLE = 'table bridge drops';

/**
 * Which frames the bridge does not forward, one condition of nftables a rule; who listens at the bridge itself sees all.
 * These take the place of the ones before.
 * @throws ExecaError when the kernel refuses
 */
export async function drop(bridge: Namespace, ...conditions: readonly string[]): Promise<void> {
  const rules = conditions.map((condition) => `${condition} drop`);
  const chain = ['chain forward {', 'type filter hook forward priority 0;', ...rules, '}'];
  const ruleset = [TABLE, `delete ${TABLE}`, `${TABLE} {`, ...chain, '}'];
  await run(bridge.onNetwork(['nft', '-f', '-']), ruleset.join('\n'));
}

/** For each receiver anew. */
export function atRandom(percent: number): string {
  return `numgen random mod 100 < ${percent}`;
}

export function between(senders: readonly string[], receivers: readonly string[]): string {
  const quoted = (names: readonly string[]) => `{ ${names.map((name) => `"${name}"`).join(', ')} }`;
  return `iifname ${quoted(senders)} oifname ${quoted(receivers)}`;
}
