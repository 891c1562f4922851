import type { Encap, Realms } from '@kaconf/net';
import { type Family, familyOf, type IpAddress } from '@kaconf/net';
import type { EntryWords } from '../words/entry-words.ts';
import { isThere } from './device.ts';
import { readEncap } from './encap.ts';
import { readRealms } from './realms.ts';
import type { RouteDraft } from './route.ts';

/** One of several ways that a route goes. */
export interface Nexthop {
  readonly via?: IpAddress;
  readonly dev?: string;
  /** 1–256; absent: 1. */
  readonly weight?: number;
  readonly onlink: boolean;
  readonly realms?: Realms;
  readonly encap?: Encap;
}

type NexthopDraft = { -readonly [K in keyof Nexthop]: Nexthop[K] };

/** From the first `nexthop` to the end. What is wrong with one ends the list, but the route stays. */
export function readNexthops(route: RouteDraft, words: EntryWords): void {
  const reading: NexthopReading = { route, forced: undefined };
  while (words.here?.text === 'nexthop') {
    words.advance();
    const draft: NexthopDraft = { onlink: false };
    if (!readNexthop(draft, reading, words)) return;
    route.nexthops = [...route.nexthops, draft];
  }
  const { here } = words;
  if (here === undefined) return;
  const message = `found '${here.text}', where 'nexthop' or the end is expected`;
  words.mind({ message, line: `Route has trailing nonsense after nexthops - ${here.text}` });
}

interface NexthopReading {
  readonly route: RouteDraft;
  /** By `via inet` or `via inet6`; it holds for the nexthops that follow, too. */
  forced: Family | undefined;
}

type Option = (draft: NexthopDraft, reading: NexthopReading, words: EntryWords) => boolean;

function readNexthop(draft: NexthopDraft, reading: NexthopReading, words: EntryWords): boolean {
  for (; words.here !== undefined; words.advance()) {
    const { text } = words.here;
    const option = Object.hasOwn(OPTIONS, text) ? OPTIONS[text] : undefined;
    if (option === undefined) return true;
    if (!option(draft, reading, words)) return false;
  }
  return true;
}

const OPTIONS: Readonly<Record<string, Option>> = {
  via: readVia,
  dev(draft, _reading, words) {
    const device = words.value();
    if (device === undefined || !isThere(device, words)) return false;
    draft.dev = device.text;
    return true;
  },
  weight(draft, _reading, words) {
    const value = words.value();
    const weight =
      value && words.number(value, { min: 0, max: 256 }, 'Invalid weight {value} specified for route');
    if (weight === undefined) return false;
    draft.weight = weight;
    return (
      weight > 0 ||
      words.refuse({ message: 'found 0, allowed is 1–256', line: 'Invalid weight 0 specified for route' })
    );
  },
  onlink(draft) {
    draft.onlink = true;
    return true;
  },
  encap: (draft, _reading, words) => readEncap(draft, words),
  realms(draft, { route }, words) {
    const value = words.value();
    if (value === undefined || !readRealms(draft, words)) return false;
    route.family ??= 4;
    return (
      route.family === 4 ||
      words.refuse({
        code: 'mixedFamilies',
        message: 'IPv6 knows no realms',
        line: 'realms are only supported for IPv4',
      })
    );
  },
  as(_draft, _reading, words) {
    if (words.value() === undefined) return false;
    const message = 'translating addresses is not supported';
    return words.refuse({ code: 'notSupported', message, line: "'as [to]' (nat) not supported" });
  },
};

/** What may stand behind `nexthop`. */
export const NEXTHOP_OPTIONS: readonly string[] = Object.keys(OPTIONS);

function readVia(draft: NexthopDraft, reading: NexthopReading, words: EntryWords): boolean {
  const { route } = reading;
  let word = words.value();
  if (word?.text === 'inet' || word?.text === 'inet6') {
    reading.forced = word.text === 'inet' ? 4 : 6;
    word = words.value();
  }
  if (word === undefined) return false;
  if (reading.forced !== undefined) {
    route.family ??= reading.forced;
    if (route.family !== reading.forced)
      return refuseFamily(route.family, 'IPv4/6 mismatch for nexthop', words);
  }
  const address = words.address(word, 'invalid nexthop address {value}');
  if (address === undefined) return false;
  draft.via = address;
  route.family ??= familyOf(address);
  return (
    route.family === familyOf(address) ||
    refuseFamily(route.family, 'Address family mismatch for next hop', words)
  );
}

function refuseFamily(family: Family, line: string, words: EntryWords): false {
  return words.refuse({ code: 'mixedFamilies', message: `the route is of IPv${family}`, line });
}
