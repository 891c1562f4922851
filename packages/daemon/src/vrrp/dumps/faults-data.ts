import { failures, faultFlags, trackersOf } from './faults.ts';
import { wantedStateOf } from './router-state.ts';
import type { InstanceSubject } from './subject.ts';

export function faultsText(one: InstanceSubject): string[] {
  const { subject } = one;
  const failed = failures(one);
  const flags = faultFlags(one, failed);
  const waiting = trackersOf(one).filter(
    ({ kind, share }) => kind === 'script' && share === 'unknown',
  ).length;
  const always = [`   Wantstate = ${wantedStateOf(one)}`, '   Number of config faults = 0'];
  if (!subject.isLive) return always;
  return [
    ...always,
    `   Number of tracker faults = ${failed}`,
    ...(flags.length === 0
      ? ['   Flags of interface faults - (none)']
      : ['   Flags of interface faults:', ...flags.map((flag) => `     ${flag}`)]),
    `   Number of track scripts init = ${waiting}`,
  ];
}
