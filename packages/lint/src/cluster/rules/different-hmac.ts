import type { AuthHmac } from '@kaconf/config';
import { type ClusterRule, type Member, pairs, placeOf, related } from '../cluster.ts';

export const differentHmac: ClusterRule = {
  code: 'KL819',
  name: 'different-hmac',
  severity: 'error',
  summary: 'one virtual router with auth_hmac that does not go together',
  *check(routers) {
    for (const [one, other] of routers.flatMap(pairs)) {
      if (one.instance.family !== other.instance.family) continue;
      const problem = problemOf(one, other) ?? problemOf(other, one);
      if (problem === undefined) continue;
      const [message, hint] = problem;
      yield { span: placeOf(other, 'auth_hmac'), message, hint, related: [related(one, 'auth_hmac')] };
    }
  },
};

/** Why adverts of the first do not count for the other one, and what to do. */
function problemOf(sender: Member, receiver: Member): [message: string, hint: string] | undefined {
  const [its, mine] = [sender.instance.auth_hmac, receiver.instance.auth_hmac];
  const [from, to, name] = [sender.node.name, receiver.node.name, receiver.instance.name];
  const signs = its !== undefined && its.mode !== 'receive-only';
  if (mine === undefined) {
    if (!signs) return;
    return [
      `'${name}' has no auth_hmac on ${to}: what ${from} signs does not count there`,
      `begin with mode receive-only everywhere, or leave it out on ${from}`,
    ];
  }
  if (!signs) {
    if (sender.instance.authentication !== undefined) {
      return [
        `'${name}' has auth_hmac on ${to}, and ${from} another authentication: what ${from} sends does not count there`,
        'leave authentication out everywhere before auth_hmac',
      ];
    }
    if (mine.mode !== 'enforce') return;
    const why = its ? 'mode receive-only' : 'no auth_hmac';
    return [
      `'${name}' has mode enforce on ${to}, and ${from} has ${why}: what ${from} does not sign does not count there`,
      `write mode permissive on ${to} until all sign`,
    ];
  }
  return keyProblem(its, mine, from, `'${name}' of ${to}`);
}

function keyProblem(
  { active_key, key }: AuthHmac,
  mine: AuthHmac,
  from: string,
  receiver: string,
): [message: string, hint: string] | undefined {
  const signing = key.find(({ id }) => id === active_key)?.secret;
  const known = mine.key.find(({ id }) => id === active_key)?.secret;
  if (known === undefined) {
    return [
      `${from} signs with key ${active_key}, and ${receiver} has no such key: what ${from} sends does not count`,
      `add key ${active_key} before anybody signs with it`,
    ];
  }
  // What is in a file, nobody knows here.
  if (signing?.type !== 'octets' || known.type !== 'octets') return;
  if (signing.octets.join() === known.octets.join()) return;
  return [
    `key ${active_key} is another one on ${from} than for ${receiver}: what ${from} sends does not count`,
    'give both the same key',
  ];
}
