import type { Election, TrackerShare } from '@kaconf/vrrp';
import type { InstanceStatus } from '../protocol.ts';
import { table } from './table.ts';
import { ago, localTime } from './time.ts';

const OWNER = 255;
const HIGHEST = 254;
const LOWEST = 1;

/** `keepalived ctl explain VI_1`. */
export function explanationText(instance: InstanceStatus, now: Date): string {
  const { name, state, transitions } = instance;
  const last = transitions.at(-1);
  const since = last ? ` for ${ago(last.time, now)}: ${last.cause}` : '';
  const facts = [...priorities(instance), ...otherFacts(instance)];
  const past = transitions.map(({ time, state: entered, cause }) => [localTime(time), entered, cause]);
  return [
    `${name} is ${state}${since}`,
    '',
    ...indented(table(facts)),
    ...(past.length === 0 ? [] : ['', 'Transitions, the newest last:', ...indented(table(past))]),
    '',
  ].join('\n');
}

function priorities({ basePriority, priority, trackers }: InstanceStatus): string[][] {
  const shares = trackers.flatMap(({ share }) => (typeof share === 'number' ? share : []));
  const sum = shares.reduce((total, share) => total + share, basePriority);
  return [
    ['Priority', `${priority}`],
    ['', `${signed(basePriority)} configured`],
    ...trackers.map((tracker) => ['', trackerText(tracker)]),
    ...(basePriority === OWNER && shares.length > 0 ? [['', 'an owner keeps its priority']] : []),
    ...(basePriority !== OWNER && (sum < LOWEST || sum > HIGHEST)
      ? [['', `priorities are ${LOWEST} to ${HIGHEST}`]]
      : []),
  ];
}

function trackerText({ kind, name, found, share, trackedBy }: TrackerShare): string {
  const amount = typeof share === 'number' ? signed(share) : share;
  const where = trackedBy === 'group' ? ', tracked by its sync group' : '';
  return `${amount} ${kind} ${name} ${found}${where}`;
}

function signed(amount: number): string {
  return (amount < 0 ? `${amount}` : `+${amount}`).padStart(7);
}

function otherFacts({ faults, election, preempts, group, addresses, ...plan }: InstanceStatus): string[][] {
  const { virtualRouterId, interface: name, family, version } = plan;
  const drops = Object.entries(plan.drops)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');
  const where = name === undefined ? '' : ` on ${name}`;
  return [
    ...faults.map((fault, index) => [index === 0 ? 'Faults' : '', fault]),
    ...(election
      ? electionText(election, preempts).map((text, index) => [index === 0 ? 'Waits' : '', text])
      : []),
    ...(group
      ? [
          [
            'Sync group',
            `${group.name}: ${group.members.map((one) => `${one.name} ${one.state}`).join(', ')}`,
          ],
        ]
      : []),
    ...(drops === '' ? [] : [['Dropped', drops]]),
    ['Router', `VRID ${virtualRouterId}${where}, IPv${family}, version ${version}`],
    ...addresses.map((address, index) => [index === 0 ? 'Addresses' : '', address]),
  ];
}

function electionText(election: Election, preempts: boolean): string[] {
  const { master, masterPriority, takesOverIn, preemptsIn, heldByGroup } = election;
  const heard = masterPriority === undefined ? '' : ` with priority ${masterPriority}`;
  const whom = master === undefined ? 'for a master to be heard' : `for ${master}${heard} to be silent`;
  return [
    `${whom} for another ${inSeconds(takesOverIn)}`,
    ...(preemptsIn === undefined
      ? []
      : [`leaves it alone for another ${inSeconds(preemptsIn)}, its preempt_delay`]),
    ...(preempts ? [] : ['leaves a master of lower priority alone, as nopreempt says']),
    ...(heldByGroup ? ['would be master, but not all of its sync group can be'] : []),
  ];
}

function inSeconds(time: number): string {
  return `${(time / 1_000_000).toFixed(3)} s`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
