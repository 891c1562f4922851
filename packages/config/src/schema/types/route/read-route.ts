import type { Leaf } from '../../keyword.ts';
import { ANYWHERE, everywhere } from '../network/prefix.ts';
import { readTrackGroup } from '../tracking/track-group-reference.ts';
import { EntryWords } from '../words/entry-words.ts';
import { readTo } from './addresses.ts';
import { NEXTHOP_OPTIONS, readNexthops } from './nexthops.ts';
import { ROUTE_OPTIONS, type RouteOption } from './options.ts';
import { PROTOCOL } from './protocol.ts';
import type { Route, RouteDraft } from './route.ts';
import { ROUTE_TYPES, routeType } from './type.ts';

const RT_TABLE_MAIN = 254;
const RTN_UNICAST = 1;

/** One of an instance. */
export const virtualRoute = route(ROUTE_OPTIONS);

/** One that is there from the start, perhaps as long as instances of a track_group run. */
export const staticRoute = route({ ...ROUTE_OPTIONS, track_group: readTrackGroup('route') });

function route(options: Readonly<Record<string, RouteOption>>): Leaf<Route> {
  const known = Object.keys(options);
  return {
    form: '[TYPE] PREFIX [via ADDRESS] [dev INTERFACE] [OPTION …] [nexthop …]',
    options: [...new Set([...known, ...NEXTHOP_OPTIONS, ...ROUTE_TYPES])],
    read(statement, reading) {
      const words = new EntryWords(statement, reading, known);
      const draft: RouteDraft = {
        family: undefined,
        type: RTN_UNICAST,
        destination: undefined,
        table: RT_TABLE_MAIN,
        protocol: undefined,
        onlink: false,
        insertion: 'prepend',
        metrics: {},
        nexthops: [],
        no_track: false,
      };
      return readOptions(draft, options, words) && readRest(draft, words) ? finish(draft, words) : undefined;
    },
  };
}

/** Up to the end or to `nexthop`. */
function readOptions(
  draft: RouteDraft,
  options: Readonly<Record<string, RouteOption>>,
  words: EntryWords,
): boolean {
  for (; words.here !== undefined; words.advance()) {
    const { text } = words.here;
    if (text === 'nexthop') return true;
    const option = Object.hasOwn(options, text) ? options[text] : undefined;
    if (!(option ?? readTypeAndDestination)(draft, words)) return false;
  }
  return true;
}

function readTypeAndDestination(draft: RouteDraft, words: EntryWords): boolean {
  const type = words.here && routeType(words.here.text);
  if (type !== undefined) draft.type = type;
  const destination = type !== undefined || words.here?.text === 'to' ? words.value() : words.here;
  return destination !== undefined && readTo(draft, destination, words);
}

function readRest(draft: RouteDraft, words: EntryWords): boolean {
  const { here } = words;
  if (here === undefined) return true;
  if (draft.nexthops.length > 0) {
    const lines = ['Cannot specify nexthops with "or" route', `Route has trailing nonsense - ${here.text}`];
    return words.refuse({
      code: 'contradiction',
      message: "'nexthop' cannot stand behind 'or'",
      line: lines,
    });
  }
  readNexthops(draft, words);
  return true;
}

function finish({ family = 4, ...draft }: RouteDraft, words: EntryWords): Route | undefined {
  if (draft.destination === undefined) {
    const message = 'the route has no destination';
    words.refuse({ code: 'incomplete', message, line: 'Route must have a destination' });
    return;
  }
  const destination = draft.destination === ANYWHERE ? everywhere(family) : draft.destination;
  const protocol = trackedProtocol(draft, words);
  const { track_group, ...rest } = draft;
  const tracked = track_group && isTrackable(draft, words) && { track_group };
  return { ...rest, ...tracked, family, destination, protocol, span: words.span };
}

/** keepalived knows what it tracks by the protocol. */
function trackedProtocol(
  { protocol = PROTOCOL, no_track }: Omit<RouteDraft, 'family'>,
  words: EntryWords,
): number {
  if (no_track || protocol === PROTOCOL) return protocol;
  const line = `Route cannot be tracked if protocol is not RTPROT_KEEPALIVED(${PROTOCOL}), resetting protocol`;
  const message = `a route that is tracked has the protocol keepalived (${PROTOCOL})`;
  words.mind({ code: 'contradiction', message, hint: 'it is used; or write no_track', line });
  return PROTOCOL;
}

/** It is lost when its interface goes. */
function isTrackable({ dev }: Omit<RouteDraft, 'family'>, words: EntryWords): boolean {
  if (dev !== undefined) return true;
  const line = 'Static route cannot have track group if no oif specified';
  const message = 'a route has a track_group only with a dev of its own';
  words.mind({ code: 'contradiction', message, hint: 'the track_group is ignored', line });
  return false;
}
