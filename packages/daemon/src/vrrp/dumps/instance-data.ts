import { type Micros, micros } from '@kaconf/net';
import type { Instance } from '@kaconf/vrrp';
import { authenticationText } from './authentication-data.ts';
import { faultsText } from './faults-data.ts';
import { list } from './lines.ts';
import { notifyText } from './notify-data.ts';
import { placeText } from './place-data.ts';
import { rateLimitFlags } from './rate-limit-flags.ts';
import { stateOf } from './router-state.ts';
import type { InstanceSubject, Subject } from './subject.ts';
import { addressTexts, sixDecimals, timeText, wholeSeconds } from './texts.ts';
import { namedTracking, trackedText } from './tracked-data.ts';
import { virtualText } from './virtual-data.ts';

/** An instance in keepalived.data. */
export function instanceText(one: InstanceSubject): string[] {
  const { plan, subject, details } = one;
  const group = subject.plan.groups.find(({ members }) => members.includes(plan.name));
  return [
    ` VRRP Instance = ${plan.name}`,
    `   VRRP Version = ${plan.version}`,
    ...(group ? [`   Sync group = ${group.name}`] : []),
    ...(plan.family === 6 ? ['   Using Native IPv6'] : []),
    ...(subject.isLive ? stateText(one) : []),
    ...flagsText(one),
    ...faultsText(one),
    ...(subject.isLive ? timesText(one) : []),
    ...placeText(one),
    ...settingsText(one),
    ...authenticationText(plan),
    ...(plan.version === 3 && plan.family === 4
      ? [`   VRRPv3 uses VRRPv2 checksum = ${enabled(plan.adverts.checksum === 'message')}`]
      : []),
    ...(details.receiveBuffer ? [`   Kernel rx buffer size = ${details.receiveBuffer}`] : []),
    ...(details.debug > 0 ? [`   Debug level = ${details.debug}`] : []),
    ...list(`Virtual IP (${plan.virtualAddresses.length})`, addressTexts(one, plan.virtualAddresses)),
    ...list('Virtual IP Excluded ', addressTexts(one, plan.excludedAddresses)),
    ...virtualText(one),
    ...trackedText(namedTracking(one), 'processes'),
    ...notifyText(plan.notify),
    `   Notify priority changes = ${plan.notify.tellsPriority === true}`,
  ];
}

function stateText({ plan, instance }: InstanceSubject): string[] {
  const { role } = instance;
  const state = `   State = ${stateOf(instance)}`;
  if (role.type === 'backup') {
    return [
      state,
      `   Master router = ${role.master ?? '(none)'}`,
      `   Master priority = ${instance.masterPriority}`,
      ...(plan.version === 3
        ? [`   Master advert interval = ${Math.floor(role.masterAdvertInterval / 1000)} milli-sec`]
        : []),
    ];
  }
  if (role.type !== 'master' || plan.basePriority !== OWNER) return [state];
  const { rival } = role;
  return [
    state,
    `   Rogue master counter = ${rival?.advertsLeft ?? 0}`,
    // Whether there is one; where it is means nothing to anybody.
    `   Roger timer thread = ${rival ? '0x1' : '(nil)'}`,
    ...(rival ? [`   Roger adver interval = ${Math.floor(rival.interval / 1000)} ms`] : []),
  ];
}

const OWNER = 255;

/** keepalived tells of some of its flags only, but of others whether there are any. */
function flagsText(one: InstanceSubject): string[] {
  const { plan, instance, details } = one;
  const isUnicast = plan.unicastPeers.length > 0;
  const told = [
    ...(isUnicast ? [`     Using unicast${hasTwin(one) ? ' with VRID duplication' : ''}`] : []),
    ...(!isUnicast && details.configuresUnicast
      ? ['     Unicast config option specified but using multicast']
      : []),
    ...(details.faultsWithoutPeers ? ['     If unicast go to fault state if no peers'] : []),
  ];
  const others =
    plan.ownInterface !== undefined ||
    !plan.tracksPrimary ||
    plan.adverts.trustsAddresses ||
    plan.sourceAddress !== undefined ||
    plan.adverts.checksum === 'message' ||
    !plan.preempt ||
    details.promotesSecondaries ||
    details.ownForAddresses ||
    details.mayLackAddresses;
  const limited = rateLimitFlags(instance);
  return [
    ...(told.length > 0 || others ? ['   Flags:', ...told] : ['   Flags: none']),
    ...(limited === 0 ? [] : [`   Rate-limit flags = 0x${limited.toString(16)}`]),
  ];
}

/** Another of the same virtual router that speaks to others. */
function hasTwin({ plan, subject }: InstanceSubject): boolean {
  return subject.plan.instances.some(
    (other) =>
      other !== plan &&
      other.unicastPeers.length > 0 &&
      other.virtualRouterId === plan.virtualRouterId &&
      other.family === plan.family &&
      other.interface === plan.interface &&
      other.sourceAddress === plan.sourceAddress,
  );
}

function timesText({ plan, subject, instance }: InstanceSubject): string[] {
  const { role } = instance;
  const last = subject.counters.lastTransition(plan.name).at;
  const due = role.type === 'backup' ? role.masterDownAt : role.type === 'master' ? role.advertAt : undefined;
  const down = role.type === 'backup' ? Math.max(0, role.masterDownAt - subject.now) : 0;
  return [
    `   Last transition = ${timeText(last)}`,
    `   Read timeout = ${due === undefined ? 'DISABLED' : timeText(subject.wallClock(due))}`,
    `   Master down timer = ${down} usecs`,
  ];
}

function settingsText(one: InstanceSubject): string[] {
  const { plan, subject, instance, details } = one;
  const { gratuitous, version, advertInterval } = plan;
  const extra = details.elsewhere;
  return [
    `   Gratuitous ARP delay = ${wholeSeconds(gratuitous.delay)}`,
    `   Gratuitous ARP repeat = ${gratuitous.repeats}`,
    `   Gratuitous ARP refresh = ${wholeSeconds(gratuitous.refresh)}`,
    `   Gratuitous ARP refresh repeat = ${gratuitous.refreshRepeats}`,
    `   Gratuitous ARP lower priority delay = ${wholeSeconds(gratuitous.lowerPriorityDelay)}`,
    `   Gratuitous ARP lower priority repeat = ${gratuitous.lowerPriorityRepeats}`,
    `   Down timer adverts = ${plan.downTimerAdverts}`,
    ...(gratuitous.elsewhere
      ? [
          `   Gratuitous ARP for each secondary ${extra.all ? 'i/f' : 'VMAC'} = ${wholeSeconds(extra.interval)}`,
        ]
      : []),
    `   Send advert after receive lower priority advert = ${plan.answersLowerPriority}`,
    `   Send advert after receive higher priority advert = ${plan.answersHigherPriority}`,
    ...(plan.basePriority === OWNER
      ? [`   Address owner ignores received adverts = ${plan.adverts.ownerIgnores}`]
      : []),
    `   Virtual Router ID = ${plan.virtualRouterId}`,
    `   Priority = ${plan.basePriority}`,
    ...(subject.isLive ? prioritiesText(one) : []),
    ...(plan.preempt ? [] : [`   Highest other priority = ${plan.highestOtherPriority ?? 0}`]),
    `   Advert interval = ${version === 2 ? `${wholeSeconds(advertInterval)} sec` : `${advertInterval / 1000} milli-sec`}`,
    `   Last advert sent = ${sixDecimals(lastSent(plan.name, subject, instance))}`,
    `   Accept = ${enabled(details.accepts)}`,
    `   Preempt = ${enabled(plan.preempt)}`,
    ...(plan.preemptDelay === 0 ? [] : [`   Preempt delay = ${plan.preemptDelay / 1_000_000} secs`]),
    `   Promote_secondaries = ${enabled(details.promotesSecondaries)}`,
  ];
}

/** Of one that has been master: of its last turn, or of the last words. */
function lastSent(name: string, { counters, wallClock }: Subject, { role }: Instance): Micros {
  if (role.type === 'master') return wallClock(role.advertisedAt);
  return counters.of(name).advertsSent === 0 ? micros(0) : counters.lastTransition(name).at;
}

/** With what the trackers add; the total is not yet cut to what a priority may be. */
function prioritiesText({ plan, subject, instance }: InstanceSubject): string[] {
  const explanation = subject.explanations.find(({ name }) => name === plan.name);
  const shares = explanation?.trackers.map(({ share }) => (typeof share === 'number' ? share : 0)) ?? [];
  const total = shares.reduce((sum, share) => sum + share, plan.basePriority);
  return [`   Effective priority = ${instance.priority}`, `   Total priority = ${total}`];
}

function enabled(value: boolean): string {
  return value ? 'enabled' : 'disabled';
}
