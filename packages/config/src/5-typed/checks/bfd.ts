import { familyOf, type IpAddress } from '@kaconf/net';
import type { BfdInstance } from '../../config.ts';
import type { BfdInstanceBlock } from '../../schema/bfd-instance.ts';
import { located } from '../reporter.ts';
import { type Check, withoutRepeats } from './check.ts';

const DEFAULT_TTL = 255;
const DEFAULT_HOP_LIMIT = 64;

/** Sessions that can be kept. Those who track one that cannot wait for it in vain. */
export function checkBfd(blocks: readonly BfdInstanceBlock[], check: Check): BfdInstance[] {
  const sessions: BfdInstance[] = [];
  for (const block of uniqueNames(blocks, check)) {
    const { neighbor_ip } = block;
    if (neighbor_ip === 'malformed') continue;
    if (neighbor_ip === undefined) refuse(block, 'has no neighbor address set, disabling instance', check);
    else if (block.source_ip !== undefined && familyOf(block.source_ip) !== familyOf(neighbor_ip)) {
      const families = `source address ${block.source_ip} and neighbor address ${neighbor_ip} are not of the same family`;
      refuse(block, `${families}, disabling instance`, check, 'mixedFamilies');
    } else if (sessions.some((other) => isSame(other, block)))
      refuse(block, repetition(block), check, 'sameEntry');
    else sessions.push({ ...block, ...tellingOf(block), neighbor_ip, ...hopsOf(block, neighbor_ip, check) });
  }
  return sessions;
}

function uniqueNames(blocks: readonly BfdInstanceBlock[], check: Check): BfdInstanceBlock[] {
  const repeated = ({ name, span }: BfdInstanceBlock) => ({
    code: 'sameName' as const,
    severity: 'error' as const,
    span,
    message: `a second 'bfd_instance ${name}'`,
    hint: 'the first one stands',
    keepalived: [
      located(`BFD ${name} already specified`, span, 'checker', 'vrrp'),
      located(`Configuration error: BFD instance ${name} already configured - ignoring`, span, 'bfd'),
    ],
  });
  return withoutRepeats(blocks, ({ name }) => name, repeated, check);
}

function refuse(
  { name, span, end, spans }: BfdInstanceBlock,
  complaint: string,
  { reporter }: Check,
  code: 'incomplete' | 'mixedFamilies' | 'sameEntry' = 'incomplete',
): void {
  reporter.report({
    code,
    severity: 'error',
    span: spans.neighbor_ip ?? span,
    message: `BFD instance '${name}' ${complaint.replace(/, [^,]*$/, '')}`,
    hint: 'it never comes up',
    ...(code === 'incomplete' && { wants: { keyword: 'neighbor_ip', within: { span, end } } }),
    spoils: { keyword: 'bfd_instance', name },
    keepalived: [located(`Configuration error: BFD instance ${name} ${complaint}`, end, 'bfd')],
  });
}

/** Packets of one neighbour tell two sessions apart by their sources only. */
function isSame(one: BfdInstance, other: BfdInstanceBlock): boolean {
  if (one.neighbor_ip !== other.neighbor_ip || one.multihop !== other.multihop) return false;
  return one.source_ip === undefined || other.source_ip === undefined || one.source_ip === other.source_ip;
}

function repetition({ source_ip, neighbor_ip }: BfdInstanceBlock): string {
  return source_ip === undefined
    ? `has duplicate neighbor address ${neighbor_ip}, ignoring instance`
    : `has duplicate source/neighbor address ${source_ip}/${neighbor_ip}, ignoring instance`;
}

/** Where nobody is named, both are told. */
function tellingOf({ vrrp, checker }: BfdInstanceBlock): Pick<BfdInstance, 'vrrp' | 'checker'> {
  return { vrrp: vrrp || !checker, checker: checker || !vrrp };
}

/** A packet cannot make more hops than its TTL lets it; -1 is any number of them. */
function hopsOf(
  block: BfdInstanceBlock,
  neighbor: IpAddress,
  { reporter }: Check,
): Pick<BfdInstance, 'ttl' | 'max_hops'> {
  const ttl = block.ttl ?? (familyOf(neighbor) === 4 ? DEFAULT_TTL : DEFAULT_HOP_LIMIT);
  const { name, max_hops, end } = block;
  if ((max_hops & 0xff) <= ttl) return { ttl, max_hops };
  const line = `BFD instance ${name}: max_hops exceeds ttl/hoplimit - setting to ttl/hoplimit`;
  reporter.report({
    code: 'contradiction',
    severity: 'warning',
    span: block.spans.max_hops ?? block.span,
    message: `max_hops ${max_hops} is more than the TTL of ${ttl}`,
    hint: `${ttl} is used`,
    keepalived: [located(line, end, 'bfd')],
  });
  return { ttl, max_hops: ttl };
}
