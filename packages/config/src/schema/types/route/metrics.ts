import type { Micros, RouteMetrics } from '@kaconf/net';
import { UINT_MAX } from '../numbers/integer.ts';
import type { EntryWords } from '../words/entry-words.ts';
import type { RouteDraft } from './route.ts';
import { type RttUnit, readRtt } from './rtt.ts';

type MetricName = keyof RouteMetrics;
type Value<N extends MetricName> = NonNullable<RouteMetrics[N]>['value'];
type MetricOption = (draft: RouteDraft, words: EntryWords) => boolean;

/** What may follow a destination; `lock` may stand before the value of those that are locked. */
export const METRIC_OPTIONS: Readonly<Record<MetricName, MetricOption>> = {
  mtu: lockable('mtu', number('Invalid MTU {value} specified for route')),
  window: metric('window', number('Invalid window value {value} specified for route')),
  rtt: lockable('rtt', time({ perMs: 8, name: 'rtt', line: 'Invalid rtt {value} for route' })),
  rttvar: lockable('rttvar', time({ perMs: 4, name: 'rtt', line: 'Invalid rttvar {value} for route' })),
  ssthresh: lockable('ssthresh', number('Invalid ssthresh value {value} specified for route')),
  cwnd: lockable('cwnd', number('Invalid cwnd value {value} specified for route')),
  advmss: lockable('advmss', number('Invalid advmss {value} specified for route')),
  reordering: lockable('reordering', number('Invalid reordering value {value} specified for route')),
  hoplimit: metric('hoplimit', number('Invalid hoplimit {value} specified for route', 255)),
  initcwnd: metric('initcwnd', number('Invalid initcwnd value {value} specified for route')),
  features: readFeatures,
  rto_min: lockable(
    'rto_min',
    time({ perMs: 1, name: 'rto', line: 'Invalid rto_min value {value} specified for route' }),
  ),
  initrwnd: metric('initrwnd', number('Invalid initrwnd value {value} specified for route')),
  quickack: metric('quickack', onOff('Invalid quickack value {value} specified for route')),
  congctl: lockable('congctl', (words) => words.here?.text),
  fastopen_no_cookie: metric(
    'fastopen_no_cookie',
    onOff('Invalid fastopen_no_cookie value {value} specified for route'),
  ),
};

/** Reads the word at hand. */
type ReadValue<T> = (words: EntryWords) => T | undefined;

function metric<N extends MetricName>(name: N, read: ReadValue<Value<N>>, locked = false): MetricOption {
  return (draft, words) => {
    if (words.value() === undefined) return false;
    const value = read(words);
    if (value === undefined) return false;
    draft.metrics = { ...draft.metrics, [name]: { value, locked } };
    return true;
  };
}

function lockable<N extends MetricName>(name: N, read: ReadValue<Value<N>>): MetricOption {
  return (draft, words) => metric(name, read, words.skips('lock'))(draft, words);
}

function number(line: string, max = UINT_MAX): ReadValue<number> {
  return (words) => words.here && words.number(words.here, { min: 0, max }, line);
}

function onOff(line: string): ReadValue<boolean> {
  return (words) => {
    const value = number(line, 1)(words);
    return value === undefined ? undefined : value === 1;
  };
}

function time(unit: RttUnit): ReadValue<Micros> {
  return (words) => words.here && readRtt(words.here, unit, words);
}

function readFeatures(draft: RouteDraft, words: EntryWords): boolean {
  const feature = words.value();
  if (feature === undefined) return false;
  if (feature.text === 'ecn') draft.metrics = { ...draft.metrics, features: { value: 'ecn', locked: false } };
  else {
    const message = `found '${feature.text}', allowed is ecn`;
    words.mind({ message, hint: 'it is ignored', line: `feature ${feature.text} not supported` });
  }
  return true;
}
