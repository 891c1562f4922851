import { formatAddress, formatRoute, formatRule, type RouterPlan } from '@kaconf/vrrp';
import { instanceText } from './instance-data.ts';
import { interfacesText } from './interfaces-data.ts';
import { section } from './lines.ts';
import { sockpoolText } from './sockpool-data.ts';
import { instancesOf, type Subject } from './subject.ts';
import { bfdText, fileText, groupText, processText, scriptText } from './trackers-data.ts';

/** keepalived.data: the configuration as it is understood and how everything stands; only the first with `-d`. */
export function dataLines(subject: Subject): string[] {
  const { plan, settings } = subject;
  const { statics, groups, scripts, files, processes } = plan;
  return [
    ...settings.globals,
    ...section(
      'Static Addresses',
      indented(statics.addresses.map((address) => `${formatAddress(address)} set`)),
    ),
    ...section('Static Routes', indented(statics.routes.map(formatRoute))),
    ...section('Static Rules', indented(statics.rules.map(formatRule))),
    ...section('VRRP Topology', instancesOf(subject).flatMap(instanceText)),
    ...section('VRRP Sockpool', subject.isLive ? sockpoolText(subject) : []),
    ...section(
      'VRRP Sync groups',
      groups.flatMap((group) => groupText(group, subject)),
    ),
    ...section(
      'VRRP Scripts',
      scripts.flatMap((script, index) => scriptText(script, index, subject)),
    ),
    ...section(
      'VRRP Track files',
      files.flatMap(({ name, path }) => fileText(name, path, subject)),
    ),
    ...section(
      'VRRP Track processes',
      processes.flatMap((process) => processText(process, subject)),
    ),
    ...section(
      'VRRP Track BFDs',
      trackedBfds(plan).flatMap((name) => bfdText(name, subject)),
    ),
    ...section('Interfaces', interfacesText(subject)),
  ];
}

function trackedBfds({ instances, groups }: RouterPlan): string[] {
  const tracked = [...instances, ...groups].flatMap((one) => one.trackedBfds);
  return [...new Set(tracked.map(({ name }) => name))];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `     ${line}`);
}
