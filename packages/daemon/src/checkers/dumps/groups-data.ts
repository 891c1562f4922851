import type { VirtualServerPlan } from '@kaconf/ipvs';
import { keyOf, markText, rangeText } from './kept.ts';
import { isSet } from './server-data.ts';
import type { Subject } from './subject.ts';

type Group = Subject['details']['groups'][number];

/** A `virtual_server_group`, and how many real servers each of its entries has. */
export function groupText(group: Group, subject: Subject): string[] {
  const families = new Set(subject.plan.services.flatMap((plan) => familiesOf(plan, group.name)));
  const counts = countsOf(group.name, subject);
  const reloaded = (entry: string) =>
    `     reloaded = ${subject.kept.has(keyOf(group.name, entry)) ? 'True' : 'False'}`;
  return [
    ' ------< Virtual server group >------',
    ` Virtual Server Group = ${group.name}, IPv4 = ${families.has(4) ? 'yes' : 'no'}, IPv6 = ${families.has(6) ? 'yes' : 'no'}`,
    ...group.ranges
      .map(rangeText)
      .flatMap((entry) => [
        `   ${entry}`,
        `     Alive: ${counts.TCP} tcp, ${counts.UDP} udp, ${counts.SCTP} sctp`,
        reloaded(entry),
      ]),
    ...group.fwmarks
      .map(markText)
      .flatMap((entry) => [
        `   ${entry}`,
        `     Alive: ${counts[4]} IPv4, ${counts[6]} IPv6`,
        reloaded(entry),
      ]),
  ];
}

function familiesOf({ group, entries }: VirtualServerPlan, name: string): (4 | 6)[] {
  if (group !== name) return [];
  return entries
    .flatMap(({ services }) => services)
    .map(({ key }) => (key.type === 'fwmark' ? key.family : key.address.includes(':') ? 6 : 4));
}

function countsOf(name: string, { plan, state, details }: Subject) {
  const counts = { TCP: 0, UDP: 0, SCTP: 0, 4: 0, 6: 0 };
  for (const [index, { group, servers, sorry }] of plan.services.entries()) {
    const service = state.services[index];
    const { protocol, family } = details.services[index] ?? {};
    if (group !== name || service === undefined) continue;
    const set = servers.filter((server, at) => isSet(server, service, service.servers[at])).length;
    const all = set + Number(sorry !== undefined && (service.sorryServes || sorry.inhibits));
    if (protocol) counts[protocol] += all;
    counts[family === 6 ? 6 : 4] += all;
  }
  return counts;
}
