import { type Micros, micros } from '@kaconf/net';
import type { Version } from '../../../../schema/types/vrrp/version.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import type { Check } from '../../check.ts';
import type { Subject } from '../../subject.ts';
import { warn } from '../instance-finding.ts';

type Instance = Subject & Pick<VrrpInstanceBlock, 'name' | 'advert_int'>;

interface Field {
  readonly unit: number;
  /** The largest number that the packet has room for. */
  readonly max: number;
  readonly rounding: string;
  readonly seconds: (interval: number) => string;
}

/** Whole seconds in eight bits (RFC 3768 section 5.3.7), centiseconds in twelve (RFC 9568 section 5.2.7). */
const FIELDS: Readonly<Record<Version, Field>> = {
  2: {
    unit: 1_000_000,
    max: 255,
    rounding: 'must be an integer. rounding',
    seconds: (interval) => String(interval / 1e6),
  },
  3: {
    unit: 10_000,
    max: 4095,
    rounding: 'must be in units of 10ms - rounding',
    seconds: (interval) => (interval / 1e6).toFixed(2),
  },
};

/** What the packets of this version can tell. */
export function fitAdvertInterval(instance: Instance, version: Version, check: Check): Micros {
  const { name, advert_int: interval } = instance;
  const { unit, max, rounding, seconds } = FIELDS[version];
  const keyword = 'advert_int';
  const subject = `(${name}) VRRPv${version} advertisement interval`;
  const given = interval / 1e6;
  if (interval >= (max + 1) * unit) {
    const limits = `Must be less than ${seconds((max + 1) * unit)}s. Setting to ${seconds(max * unit)}s`;
    const line = `${subject} ${given.toFixed(2)}s is out of range. ${limits}`;
    const message = `VRRPv${version} has no interval of ${given} s, the longest is ${seconds(max * unit)} s`;
    warn(instance, { keyword, message, line }, check);
    return micros(max * unit);
  }
  const rounded = Math.min(Math.max(Math.round(interval / unit), 1), max) * unit;
  if (rounded !== interval) {
    const message = `VRRPv${version} has no interval of ${given} s, ${rounded / 1e6} s is used`;
    const hint = version === 2 ? "'version 3' has shorter intervals" : undefined;
    const line = `${subject} ${given.toFixed(6)}s ${rounding}`;
    warn(instance, { keyword, message, ...(hint && { hint }), line }, check);
  }
  return micros(rounded);
}
