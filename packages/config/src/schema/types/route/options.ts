import { type Family, seconds } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { NameTable } from '../../../machine/names.ts';
import { UINT_MAX } from '../numbers/integer.ts';
import type { EntryWords } from '../words/entry-words.ts';
import { readFamily, readFrom, readPreferredSource, readVia } from './addresses.ts';
import { isThere, isVrf } from './device.ts';
import { readEncap } from './encap.ts';
import { METRIC_OPTIONS } from './metrics.ts';
import { readOr } from './or.ts';
import { readRealms } from './realms.ts';
import type { RouteDraft } from './route.ts';

/** Returns whether the route is still one. */
export type RouteOption = (draft: RouteDraft, words: EntryWords) => boolean;

const readTos = named('tos', 'rt_dsfield', 255, 'TOS value {value} is invalid');

/** What may stand in a route, but for its type, its destination and `nexthop`. */
export const ROUTE_OPTIONS: Readonly<Record<string, RouteOption>> = {
  inet: readFamily(4),
  inet6: readFamily(6),
  src: readPreferredSource,
  from: readFrom,
  via: readVia,
  gw(draft, words) {
    const line = '"gw" for routes is deprecated. Please use "via"';
    words.mind({ code: 'deprecated', message: "'gw' is deprecated", hint: "write 'via'", line });
    return readVia(draft, words);
  },
  or: readOr,
  as: ignoreAs,
  dev: device('dev', isThere),
  oif: device('dev', isThere),
  vrf: device('vrf', isVrf),
  tos: readTos,
  dsfield: readTos,
  table: named('table', 'rt_tables', UINT_MAX, 'Routing table {value} not found for route'),
  protocol: named('protocol', 'rt_protos', 255, 'Protocol {value} not found or invalid for route'),
  scope: named('scope', 'rt_scopes', 255, 'Scope {value} not found or invalid for route'),
  metric: readMetric,
  priority: readMetric,
  preference: readMetric,
  onlink(draft) {
    draft.onlink = true;
    return true;
  },
  encap: readEncap,
  expires(draft, words) {
    if (!isOnlyOf(6, 'expires is', draft, words)) return false;
    const value = words.value();
    const line = 'Invalid expires time {value} specified for route';
    const expires = value && words.number(value, { min: 0, max: UINT_MAX }, line);
    if (expires !== undefined) draft.expires = seconds(expires);
    return expires !== undefined;
  },
  realms: (draft, words) =>
    words.value() !== undefined && readRealms(draft, words) && isOnlyOf(4, 'realms are', draft, words),
  pref: readPref,
  'ttl-propagate': readTtlPropagate,
  add: insert('add'),
  prepend: insert('prepend'),
  append: insert('append'),
  no_track(draft) {
    draft.no_track = true;
    return true;
  },
  ...METRIC_OPTIONS,
};

function device(option: 'dev' | 'vrf', fits: (word: Word, words: EntryWords) => boolean): RouteOption {
  return (draft, words) => {
    const value = words.value();
    if (value === undefined || !fits(value, words)) return false;
    draft[option] = value.text;
    return true;
  };
}

function named(
  option: 'tos' | 'table' | 'protocol' | 'scope',
  table: NameTable,
  max: number,
  line: string,
): RouteOption {
  return (draft, words) => {
    const value = words.value();
    const number = value && words.named(value, table, max, line);
    if (number !== undefined) draft[option] = number;
    return number !== undefined;
  };
}

function readMetric(draft: RouteDraft, words: EntryWords): boolean {
  const value = words.value();
  const line = 'Invalid metric {value} specified for route';
  const metric = value && words.number(value, { min: 0, max: UINT_MAX }, line);
  if (metric !== undefined) draft.metric = metric;
  return metric !== undefined;
}

function insert(insertion: RouteDraft['insertion']): RouteOption {
  return (draft) => {
    draft.insertion = insertion;
    return true;
  };
}

/** Some options make a route one of IPv4 or IPv6. */
function isOnlyOf(family: Family, what: string, draft: RouteDraft, words: EntryWords): boolean {
  draft.family ??= family;
  if (draft.family === family) return true;
  const message = `${what} for IPv${family} only, the route is of IPv${draft.family}`;
  return words.refuse({ code: 'mixedFamilies', message, line: `${what} only valid for IPv${family}` });
}

const PREFS: Readonly<Record<string, number>> = { low: 3, medium: 0, high: 1 };

function readPref(draft: RouteDraft, words: EntryWords): boolean {
  if (!isOnlyOf(6, 'pref is', draft, words)) return false;
  const value = words.value();
  if (value === undefined) return false;
  const line = 'Invalid pref value {value} specified for route';
  const pref = Object.hasOwn(PREFS, value.text)
    ? PREFS[value.text]
    : words.number(value, { min: 0, max: 255 }, line);
  if (pref !== undefined) draft.pref = pref;
  return pref !== undefined;
}

function readTtlPropagate(draft: RouteDraft, words: EntryWords): boolean {
  const value = words.value();
  if (value === undefined) return false;
  draft.ttl_propagate = value.text === 'enabled';
  if (draft.ttl_propagate || value.text === 'disabled') return true;
  const message = `found '${value.text}', allowed is enabled or disabled`;
  words.mind({ message, hint: 'disabled is used', line: `ttl-propagate value ${value.text} not recognised` });
  return true;
}

function ignoreAs(_draft: RouteDraft, words: EntryWords): boolean {
  if (words.value() === undefined) return false;
  const message = "'as' translates MPLS labels only, and is ignored";
  words.mind({ message, line: '"as to" for MPLS only - ignoring' });
  if (words.here?.text === 'to') words.advance();
  return true;
}
