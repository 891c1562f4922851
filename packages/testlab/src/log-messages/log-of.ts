import { setTimeout as sleep } from 'node:timers/promises';
import type { Binary } from '../daemon/binary.ts';
import { makeNetwork } from '../network/network.ts';
import { openActor } from '../side-by-side/actor.ts';
import { actOnBridge, addressesOf } from '../side-by-side/play.ts';
import { hostsOf, type Scenario } from '../side-by-side/scenario.ts';
import { openSystemLog, type SystemLogLine } from './system-log.ts';

/** A word would be a mistake to the real one, which then refuses what `reload_check_config` tests. */
const TO_SYSLOG = ['-S', '3'];
/** The last words take a while. */
const SETTLING_MS = 500;

/**
 * Plays a scenario with one program on all its hosts.
 *
 * @param detail how often they have `-D`
 * @returns everything that they logged to syslog
 */
export async function logOf(
  scenario: Scenario,
  binary: Binary,
  detail: number,
): Promise<readonly SystemLogLine[]> {
  const words = Array.from({ length: detail }, () => '-D');
  await using network = await makeNetwork(Object.fromEntries(hostsOf(scenario).map(addressesOf)));
  await using stage = new AsyncDisposableStack();
  const hosts = Object.values(network.hosts);
  const logs = await Promise.all(hosts.map(async (host) => stage.use(await openSystemLog(host))));
  const actors = await Promise.all(
    hosts.map(async (host) => stage.use(await openActor(host, binary, scenario.files, TO_SYSLOG, words))),
  );
  for (const step of scenario.steps) {
    await sleep(step.delay * 1000);
    const actor = actors.find(({ host }) => host.name === step.who);
    if (actor) await actor.act(step);
    else await actOnBridge(network.bridge, step);
  }
  await sleep(SETTLING_MS);
  return logs.flatMap(({ lines }) => lines.entries);
}
