import { type IpAddress, seconds } from '@kaconf/net';
import type { Advertisement, Event, InstancePlan, RouterPlan } from '../../src/index.ts';
import { encodeAdvertisement } from '../../src/index.ts';
import { bytes, ip } from '../literal.ts';

type Facts = ReadonlyMap<string, string>;

/**
 * `10.0.0.12 priority 150 …`: the advert that a peer with the same configuration would send but for what is said:
 * `for INSTANCE`, `interval SECONDS`, `addresses A,B`, `version`, `vrid`, `password`, `ttl`, `to ADDRESS`,
 * `on INTERFACE`. `10.0.0.12 bytes 2133 9602 …`: these, whatever they are.
 */
export function heard(plan: RouterPlan, text: string): Event {
  const [said = '', dump] = text.split(' bytes ');
  const [from = '', ...words] = said.split(' ');
  const facts = factsOf(words);
  const twin = plan.instances.find(({ name }) => name === (facts.get('for') ?? name));
  if (!twin) throw new Error(`no such instance: hear ${text}`);
  const to = facts.get('to');
  const endpoints = { source: ip(from), destination: to ? ip(to) : usualDestination(twin) };
  return {
    type: 'datagram',
    ...endpoints,
    interface: facts.get('on') ?? twin.interface,
    hopLimit: Number(facts.get('ttl') ?? 255),
    payload: dump ? bytes(dump) : encodeAdvertisement(advert(twin, facts), endpoints),
  };
}

function factsOf(words: readonly string[]): Facts {
  const facts = new Map<string, string>();
  for (let index = 0; index < words.length; index += 2) {
    facts.set(words[index] ?? '', words[index + 1] ?? '');
  }
  return facts;
}

function usualDestination({ sourceAddress, multicastGroup, unicastPeers }: InstancePlan): IpAddress {
  return unicastPeers.length > 0 && sourceAddress ? sourceAddress : multicastGroup;
}

function advert(twin: InstancePlan, facts: Facts): Advertisement {
  const interval = facts.get('interval');
  const addresses = facts.get('addresses')?.split(',').map(ip);
  return {
    version: facts.has('version') ? (Number(facts.get('version')) as 2 | 3) : twin.version,
    virtualRouterId: Number(facts.get('vrid') ?? twin.virtualRouterId),
    priority: Number(facts.get('priority')),
    advertInterval: interval === undefined ? twin.advertInterval : seconds(Number(interval)),
    addresses: addresses ?? twin.virtualAddresses.map(({ prefix }): IpAddress => prefix.address),
    password: facts.get('password') ?? twin.password,
  };
}
