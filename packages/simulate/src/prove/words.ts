import { timeText } from '../story/time.ts';
import type { Culprit, Problem, Reason } from './verdict.ts';

/** Beyond it no weight helps. */
const MOST = 253;

/** What is wrong, and in the sentences behind why, and what would help. */
export function problemWords(problem: Problem): readonly [what: string, ...why: string[]] {
  switch (problem.kind) {
    case 'no master':
      return [
        `${problem.router}: nobody is master, though ${list(problem.able)} could be`,
        ...reasons(problem.able),
      ];
    case 'several masters':
      return [`${problem.router}: ${list(problem.masters)} are masters at once`, ...reasons(problem.masters)];
    case 'wrong master':
      return wrongMaster(problem);
    case 'shared address':
      return [
        `${problem.address} is on ${problem.nodes.join(' and ')} at once`,
        'They do not hear each other: interface, virtual_router_id and address family must be the same, and adverts go over the link that the address is on.',
      ];
    case 'too long': {
      const { kind, router, nodes, from, to, limit } = problem.spell;
      const [took, allowed] = [timeText(subtract(to, from)), timeText(limit)];
      return [`${router}: ${kind} among ${nodes.join(', ')} for ${took}; the protocol allows ${allowed}`];
    }
    case 'no rest':
      return [`it does not come to rest by ${timeText(problem.until)}`];
  }
}

function subtract(to: number, from: number): Parameters<typeof timeText>[0] {
  return (to - from) as Parameters<typeof timeText>[0];
}

function wrongMaster({
  router,
  master,
  failing,
  healthy,
}: Extract<Problem, { kind: 'wrong master' }>): [string, ...string[]] {
  const things = failing.map(culpritText).join(' and ');
  const what = `${router}: ${things} on ${master.node}, and it stays master though ${healthy.node} is well`;
  if (master.owns) {
    return [
      what,
      `${master.node} owns the addresses: its priority is 255 whatever the weights (RFC 9568 section 5.2.4).`,
    ];
  }
  if (master.priority < healthy.priority && !healthy.preempts) {
    return [
      what,
      `${healthy.node} has nopreempt: it leaves a master alone whose priority is lower than its own.`,
    ];
  }
  const weights = failing.map(({ weight }) => signed(weight)).join(' and ');
  const standing = `With the weight of ${weights} ${master.node} still has priority ${master.priority}, ${healthy.node} has ${healthy.priority}.`;
  return [what, standing, ...remedy(failing, master.priority - healthy.priority)];
}

/** @param lead of the one who should give way */
function remedy(failing: Extract<Problem, { kind: 'wrong master' }>['failing'], lead: number): string[] {
  const [only, ...more] = failing;
  // A file's weight is multiplied.
  if (!only || more.length > 0 || only.kind === 'file' || lead < 0) return [];
  const least = Math.abs(only.weight) + lead + 1;
  if (least > MOST) return [];
  return [only.weight < 0 ? `It takes −${least} or less.` : `It takes ${least} or more.`];
}

function culpritText({ kind, name, reverse }: Culprit): string {
  const verbs = { script: 'succeeds', file: 'fails', interface: 'is up', process: 'is up', bfd: 'is up' };
  const called = {
    script: 'script',
    file: 'track file',
    interface: 'interface',
    process: 'process',
    bfd: 'BFD session',
  };
  return `${called[kind]} ${name} ${reverse ? verbs[kind] : 'fails'}`;
}

function signed(weight: number): string {
  return weight < 0 ? `−${-weight}` : String(weight);
}

function list(all: readonly Reason[]): string {
  return all.map(({ node }) => node).join(' and ');
}

function reasons(all: readonly Reason[]): string[] {
  return all.flatMap(({ node, instance, state, drop, hears }) => {
    if (state === 'fault') return [`${node} has ${instance} in FAULT.`];
    if (drop !== undefined) return [`${node} does not count what it hears for ${instance}: ${drop}.`];
    return hears ? [] : [`${node} hears nobody for ${instance}.`];
  });
}
