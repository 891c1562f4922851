import { type IpAddress, type Micros, plus, seconds } from '@kaconf/net';
import {
  type Advertisement,
  advertisementOf,
  type Datagram,
  type Event,
  encodeAdvertisement,
  encodeUnderHeader,
  encodeWithTrailer,
  type InstancePlan,
  type RouterPlan,
  stampAt,
} from '../../src/index.ts';
import { digests } from '../digests.ts';
import { bytes, ip } from '../literal.ts';

type Facts = ReadonlyMap<string, string>;
type Endpoints = Pick<Datagram, 'source' | 'destination'>;

/** What the clocks on the walls show at 0 s. */
const EPOCH = seconds(1_795_284_000);

/**
 * `10.0.0.12 priority 150 …`: the advert that a peer with the same configuration would send but for what is said:
 * `for INSTANCE`, `interval SECONDS`, `addresses A,B`, `version`, `vrid`, `password`, `ttl`, `to ADDRESS`,
 * `on INTERFACE`, `number N`, `signed SECONDS`, `key ID`, `checksum FORM`. `10.0.0.12 bytes 2133 9602 …`: these, whatever
 * they are.
 */
export function heard(plan: RouterPlan, text: string, now: Micros): Event {
  const [said = '', dump] = text.split(' bytes ');
  const [from = '', ...words] = said.split(' ');
  const facts = factsOf(words);
  const twin = plan.instances.find(({ name }) => name === (facts.get('for') ?? name));
  if (!twin) throw new Error(`no such instance: hear ${text}`);
  const to = facts.get('to');
  const endpoints = { source: ip(from), destination: to ? ip(to) : usualDestination(twin) };
  const sent = dump ? { payload: bytes(dump) } : signed(twin, facts, endpoints, now);
  return {
    type: 'datagram',
    ...endpoints,
    interface: facts.get('on') ?? twin.interface,
    hopLimit: Number(facts.get('ttl') ?? 255),
    wallClock: plus(EPOCH, now),
    ...sent,
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

/** As the instance's authentication wants it; `signed never` does without. */
function signed(
  twin: InstancePlan,
  facts: Facts,
  endpoints: Endpoints,
  now: Micros,
): Pick<Datagram, 'payload' | 'ipHeader'> {
  const { authentication } = twin.adverts;
  const message = encode(twin, facts, endpoints);
  if (authentication?.type === 'AH' && facts.get('signed') !== 'never') {
    return underHeader(message, facts, endpoints, facts.get('password') ?? authentication.password);
  }
  if (authentication?.type !== 'HMAC' || facts.get('signed') === 'never') return { payload: message };
  const at = facts.has('signed') ? seconds(Number(facts.get('signed'))) : now;
  const id = Number(facts.get('key') ?? authentication.keys[0]?.id);
  const key = { id, octets: Array<number>(32).fill(Number(facts.get('secret') ?? id)) };
  return { payload: encodeWithTrailer(message, endpoints, key, stampAt(plus(EPOCH, at)), digests) };
}

function underHeader(message: Uint8Array, facts: Facts, endpoints: Endpoints, password: string) {
  const sequence = Number(facts.get('number') ?? 1);
  const datagram = { ...endpoints, identification: 1, hopLimit: 255 };
  const payload = encodeUnderHeader(message, datagram, sequence, password, digests);
  // From 10.0.0.12 to 224.0.0.18.
  return { payload, ipHeader: bytes('45c0 0040 0001 0000 ff33 d0ab 0a00 000c e000 0012') };
}

function encode(twin: InstancePlan, facts: Facts, endpoints: Endpoints): Uint8Array {
  const form = facts.get('checksum') ?? twin.adverts.checksum;
  const destination = form === 'old' ? twin.multicastGroup : endpoints.destination;
  const covers = form === 'message' ? form : 'pseudo-header';
  return encodeAdvertisement(advert(twin, facts), { ...endpoints, destination }, covers);
}

function advert(twin: InstancePlan, facts: Facts): Advertisement {
  const usual = advertisementOf(twin, Number(facts.get('priority')));
  const interval = facts.get('interval');
  const addresses = facts.get('addresses')?.split(',').map(ip);
  return {
    ...usual,
    version: facts.has('version') ? (Number(facts.get('version')) as 2 | 3) : usual.version,
    virtualRouterId: Number(facts.get('vrid') ?? usual.virtualRouterId),
    advertInterval: interval === undefined ? usual.advertInterval : seconds(Number(interval)),
    addresses: addresses ?? usual.addresses,
    password: usual.underHeader ? undefined : (facts.get('password') ?? usual.password),
  };
}
