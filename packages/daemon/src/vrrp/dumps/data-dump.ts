import { formatAddress, formatRoute, formatRule } from '@kaconf/vrrp';
import type { DumpSettings } from '../../messages.ts';
import { instanceText } from './instance-data.ts';
import { interfacesText } from './interfaces-data.ts';
import { list, section } from './lines.ts';
import { pausesText } from './pauses-data.ts';
import { sockpoolText } from './sockpool-data.ts';
import { instancesOf, type Subject } from './subject.ts';
import { bfdText, fileText, groupText, processText, scriptText } from './trackers-data.ts';

/** keepalived.data: the configuration as it is understood and how everything stands; only the first with `-d`. */
export function dataLines(subject: Subject): string[] {
  const { plan, globals, settings } = subject;
  const { statics, groups, scripts, files } = plan;
  return [
    ...globals,
    ...section('Gratuitous ARP delays', pausesText(subject)),
    ...section(
      'Static Addresses',
      indented(
        statics.addresses.map((address) => `${formatAddress(address)}${address.noTrack ? '' : ' set'}`),
      ),
    ),
    ...section('Static Routes', indented(statics.routes.map(formatRoute))),
    ...section('Static Rules', indented(statics.rules.map(formatRule))),
    ...section('Static Track groups', staticGroupsText(settings)),
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
      settings.processes.flatMap((process) => processText(process, subject)),
    ),
    ...section(
      'VRRP Track BFDs',
      Object.keys(settings.bfdWeights).flatMap((name) => bfdText(name, subject)),
    ),
    ...section('Interfaces', interfacesText(subject)),
  ];
}

function staticGroupsText({ trackGroups }: DumpSettings): string[] {
  return trackGroups.flatMap(({ name, members }) => [
    ` Static Track Group = ${name}`,
    ...list('VRRP member instances ', members),
  ]);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `     ${line}`);
}
