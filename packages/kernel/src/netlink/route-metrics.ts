import { Buffer } from 'node:buffer';
import type { RouteMetrics } from '@kaconf/net';
import type { Attributes } from './attributes.ts';

const RTAX_LOCK = 1;
const RTAX_CC_ALGO = 16;
const FEATURE_ECN = 1;

/** What a number of RTAX_* counts. */
type Unit = 'plain' | 'eighths of a ms' | 'quarters of a ms' | 'ms' | 'bits';

/** In keepalived's order, which is that of the attributes: RTAX_* and how its value is counted. */
const METRICS: readonly (readonly [Exclude<keyof RouteMetrics, 'congctl'>, number, Unit])[] = [
  ['rtt', 4, 'eighths of a ms'],
  ['rttvar', 5, 'quarters of a ms'],
  ['rto_min', 13, 'ms'],
  ['features', 12, 'bits'],
  ['mtu', 2, 'plain'],
  ['window', 3, 'plain'],
  ['ssthresh', 6, 'plain'],
  ['cwnd', 7, 'plain'],
  ['advmss', 8, 'plain'],
  ['reordering', 9, 'plain'],
  ['hoplimit', 10, 'plain'],
  ['initcwnd', 11, 'plain'],
  ['initrwnd', 14, 'plain'],
  ['quickack', 15, 'plain'],
  ['fastopen_no_cookie', 17, 'plain'],
];

const PER_MS: Partial<Record<Unit, number>> = { 'eighths of a ms': 8, 'quarters of a ms': 4, ms: 1 };

/** The attributes within RTA_METRICS. */
export function writeMetrics(metrics: RouteMetrics, out: Attributes): void {
  const { congctl } = metrics;
  let locks = congctl?.locked ? 1 << RTAX_CC_ALGO : 0;
  if (congctl) out.bytes(RTAX_CC_ALGO, Buffer.from(congctl.value));
  for (const [name, type, unit] of METRICS) {
    const metric = metrics[name];
    if (metric === undefined) continue;
    out.u32(type, counted(metric.value, unit));
    if (metric.locked) locks |= 1 << type;
  }
  if (locks !== 0) out.u32(RTAX_LOCK, locks);
}

function counted(value: number | boolean | string, unit: Unit): number {
  if (typeof value === 'string') return FEATURE_ECN;
  const perMs = PER_MS[unit];
  return perMs === undefined ? Number(value) : Math.round((Number(value) * perMs) / 1000);
}
