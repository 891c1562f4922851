import type { Difference } from '../change.ts';
import { applied, type Consequence, harmless, interrupts } from './consequence.ts';
import type { RouterTrial, Virtual } from './router-trial.ts';

/** What a reload makes of a difference that the trial was made with. */
export function routerConsequence(trial: RouterTrial, difference: Difference): Consequence {
  return (
    upheaval(trial) ??
    virtualConsequence(trial, difference) ??
    scriptConsequence(trial) ??
    HINTS[difference.keyword]?.(difference) ??
    harmless(trial.isPlannedAnew ? 'nothing on the wire: it counts from the reload on' : undefined)
  );
}

/** What nobody takes for a detail. */
export function upheaval({ anew, fallen, unheard }: RouterTrial): Consequence | undefined {
  const [beginning] = anew.values();
  if (beginning !== undefined) {
    const { wait, fault } = beginning;
    if (fault !== undefined) return interrupts(`${subject(anew.keys())} anew, and in FAULT: ${fault}`);
    const seconds = Math.round(wait / 100_000) / 10;
    const text = `${subject(anew.keys())} anew as a backup: a master gives its addresses up, and on one node alone nobody has them for ${seconds} s`;
    return interrupts(text);
  }
  const [state] = fallen.values();
  if (state !== undefined) return interrupts(`a master becomes ${state}`);
  if (unheard.size === 0) return undefined;
  return interrupts(
    'a node that does not have it yet does not listen to one that has: both are masters until it has',
  );
}

function subject(names: Iterable<string>): string {
  const all = [...names];
  return all.length === 1 ? `${all[0]} starts` : `${all.join(', ')} start`;
}

function virtualConsequence(
  { removed, added }: RouterTrial,
  difference: Difference,
): Consequence | undefined {
  const isMeant = isIn(difference);
  const [gone, come] = [removed.filter(isMeant), added.filter(isMeant)];
  const isGoneOnly = difference.change === 'removed' || come.length === 0;
  const isStatic = difference.keyword.startsWith('static_');
  const again = gone.find((one) => come.some(({ kind, text }) => kind === one.kind && text === one.text));
  if (again && isStatic) return interrupts('it flaps: it is taken away, and added anew');
  if (again) return interrupts(`it flaps: a master takes it away, and adds it anew${announced(again)}`);
  const [first] = gone;
  if (first && (isGoneOnly || difference.change === 'changed')) {
    const what = first.kind === 'address' ? ': what uses it loses its connections' : '';
    return interrupts(
      `${isStatic ? 'it is taken' : 'a master takes it'} away at once${what}${listed(difference)}`,
    );
  }
  const [fresh] = come;
  if (fresh === undefined) return undefined;
  return applied(
    isStatic ? 'it is added at once' : `a master adds it at once${announced(fresh)}${listed(difference)}`,
  );
}

/** Adverts have as many addresses then as no node with the old configuration has. */
function listed({ keyword, change }: Difference): string {
  if (keyword !== 'virtual_ipaddress' || change === 'changed') return '';
  return '; a node before 2.3.3 that does not have the change yet drops the adverts, and is a master, too';
}

function announced({ kind, isIPv6 }: Virtual): string {
  if (kind !== 'address') return '';
  return isIPv6 ? ', and announces it by neighbour advertisements' : ', and announces it by gratuitous ARP';
}

/** An entry is about what it begins with; a keyword is about all. */
function isIn({ keyword, before, after }: Difference): (one: Virtual) => boolean {
  if (!LISTS.test(keyword)) return () => true;
  const words = [before?.text ?? '', after?.text ?? ''].flatMap((text) => text.split(/[\s/]+/));
  const isOfRules = keyword.endsWith('rules');
  return ({ kind, text }) => (isOfRules ? kind === 'rule' : kind !== 'rule' && words.includes(text));
}

const LISTS = /^(?:virtual_|static_)(?:ipaddress|ipaddress_excluded|routes|rules)$/;

function scriptConsequence({ forgotten }: RouterTrial): Consequence | undefined {
  if (forgotten.size === 0) return undefined;
  return applied(
    'what it said is forgotten, and it is run at once: until it ends nobody loses priority for it',
  );
}

const ADVERTS = 'adverts say so from the reload on';

/** Where the engine does at once what only others make something of. */
const HINTS: Readonly<Record<string, (difference: Difference) => Consequence>> = {
  priority: ({ before, after }) => {
    const [old, fresh] = [Number(before?.text), Number(after?.text)];
    return applied(
      fresh < old
        ? `${ADVERTS}: a backup with more than ${fresh} takes over, unless it has nopreempt`
        : `${ADVERTS}: as a backup it takes over from a master with less than ${fresh}, unless it has nopreempt`,
    );
  },
  advert_int: () => applied(`${ADVERTS}: backups wait as long as they say`),
  virtual_ipaddress: () => applied(`${ADVERTS}: a node with another list complains of it`),
  unicast_peer: ({ change }) => {
    if (change === 'removed')
      return interrupts('it hears no more of a master: where it still takes part, it becomes one, too');
    return applied('it gets adverts from the reload on');
  },
  unicast_src_ip: () => applied('adverts come from there'),
  mcast_src_ip: () => applied('adverts come from there'),
  name: () =>
    applied('the same virtual router goes on as what it is; scripts, pipes and mails have the new name'),
  state: () => harmless('only a start looks at it: what it is, it stays'),
  group: () => harmless('nothing on the wire: the next change of state goes by it'),
  weight: () => harmless('what tracks it tells'),
  track_script: tracked,
  track_interface: tracked,
  track_file: tracked,
  track_process: tracked,
  track_bfd: tracked,
  vrrp_version: () => harmless('the instances tell'),
};

function tracked(): Consequence {
  return harmless('nothing on the wire while it is well: it counts from the reload on');
}
