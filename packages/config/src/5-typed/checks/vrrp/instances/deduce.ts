import { rowOf, type Span } from '@kaconf/diagnostics';
import { type Family, familyOf, type IpAddress, isIPv6, isMulticast } from '@kaconf/net';
import type { Version } from '../../../../schema/types/vrrp/version.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import { type Finding, located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

/** What follows from the order in which an instance's statements stand: the first address makes the family. */
export interface Deduced
  extends Pick<VrrpInstanceBlock, 'unicast_peer' | 'virtual_ipaddress' | 'mcast_dst_ip' | 'use_ipvlan'> {
  readonly family: Family | undefined;
  readonly version: Version | undefined;
  /** `mcast_src_ip`, `unicast_src_ip`, or the address of an ipvlan. */
  readonly src_ip: IpAddress | undefined;
}

type Draft = { family?: Family; version?: Version; src_ip?: IpAddress | undefined };

/** A statement in its place; it returns what is minded. */
interface Step {
  readonly span: Span;
  readonly take: (draft: Draft) => Complaint | undefined;
}

interface Complaint extends Pick<Finding, 'message'> {
  readonly code?: Finding['code'];
  readonly hint?: string;
  readonly line: string;
}

/** Advertised addresses, sources, groups and peers are of one family; those of the other are left out. */
export function deduce(instance: VrrpInstanceBlock, { reporter }: Check): Deduced {
  const refused = new Set<Span>();
  const draft: Draft = {};
  const steps = stepsOf(instance).toSorted(
    (a, b) => rowOf(a.span) - rowOf(b.span) || a.span.column - b.span.column,
  );
  for (const { span, take } of steps) {
    const complaint = take(draft);
    if (complaint === undefined) continue;
    refused.add(span);
    const { code = 'mixedFamilies', line, ...about } = complaint;
    const keepalived = [located(line, span, 'vrrp')];
    reporter.report({ code, severity: 'error', span, ...about, keepalived });
  }
  const { unicast_peer, virtual_ipaddress, mcast_dst_ip, use_ipvlan, spans } = instance;
  const kept = <T extends { readonly span: Span }>(list: readonly T[]) =>
    list.filter(({ span }) => !refused.has(span));
  return {
    family: draft.family,
    version: draft.version,
    src_ip: draft.src_ip,
    unicast_peer: kept(unicast_peer),
    virtual_ipaddress: kept(virtual_ipaddress),
    mcast_dst_ip: spans.mcast_dst_ip && refused.has(spans.mcast_dst_ip) ? undefined : mcast_dst_ip,
    use_ipvlan: use_ipvlan && withoutRefused(use_ipvlan, refused),
  };
}

function withoutRefused(
  { address, ...ipvlan }: NonNullable<VrrpInstanceBlock['use_ipvlan']>,
  refused: ReadonlySet<Span>,
): NonNullable<VrrpInstanceBlock['use_ipvlan']> {
  return address === undefined || refused.has(address.span) ? ipvlan : { ...ipvlan, address };
}

function stepsOf(instance: VrrpInstanceBlock): Step[] {
  const { name, unicast_peer, virtual_ipaddress, use_ipvlan } = instance;
  const mismatch = mismatchOf(name);
  return [
    ...versionSteps(instance),
    ...sourceSteps(instance, mismatch),
    ...groupStep(instance, mismatch),
    ...unicast_peer.map(({ address, text, span }) => ({
      span,
      take: (draft: Draft) => mismatch(draft, address, bothMust(name, 'unicast peer', text)),
    })),
    ...virtual_ipaddress.map(({ prefix, text, span }) => ({
      span,
      take: (draft: Draft) =>
        mismatch(
          draft,
          prefix.address,
          `(${name}): address family must match VRRP instance [${text}] - ignoring`,
        ),
    })),
    ...(use_ipvlan?.address ? [ipvlanStep(name, use_ipvlan.address, mismatch)] : []),
  ];
}

type Mismatch = (draft: Draft, address: IpAddress, line: string) => Complaint | undefined;

function mismatchOf(name: string): Mismatch {
  return (draft, address, line) => {
    draft.family ??= familyOf(address);
    if (draft.family === familyOf(address)) return;
    const message = `${address} is no IPv${draft.family} address, as the first of '${name}' is`;
    return { message, hint: 'it is left out; make an instance for each family', line };
  };
}

function bothMust(name: string, what: string, address: string): string {
  return `Configuration error: VRRP instance[${name}] and ${what} address[${address}] MUST be of the same family !!! Skipping...`;
}

function versionSteps({ name, version, spans }: VrrpInstanceBlock): Step[] {
  const steps: Step[] = [];
  if (version !== undefined && spans.version) {
    const take = (draft: Draft): Complaint | undefined => {
      const conflicts = draft.version !== undefined && draft.version !== version;
      if (!conflicts && !(version === 2 && draft.family === 6)) {
        draft.version = version;
        return;
      }
      return {
        code: 'contradiction',
        message: 'VRRP version 2 knows no IPv6, version 3 is used',
        line: `(${name}) vrrp_version ${version} conflicts with configured or deduced version ${draft.version ?? 0}; ignoring.`,
      };
    };
    steps.push({ span: spans.version, take });
  }
  if (spans.native_ipv6) steps.push({ span: spans.native_ipv6, take: (draft) => makeNative(draft, name) });
  return steps;
}

function makeNative(draft: Draft, name: string): Complaint | undefined {
  if (draft.family === 4) {
    const line = `(${name}) Cannot specify native_ipv6 with IPv4 addresses`;
    return { message: `'${name}' has IPv4 addresses`, line };
  }
  draft.family = 6;
  draft.version = 3;
  return;
}

/** The last one that is written holds, or else none. */
function sourceSteps(instance: VrrpInstanceBlock, mismatch: Mismatch): Step[] {
  return (['mcast_src_ip', 'unicast_src_ip'] as const).flatMap((keyword) => {
    const [written, span] = [instance[keyword], instance.spans[keyword]];
    if (written === undefined || span === undefined) return [];
    const { address, text } = written;
    const take = (draft: Draft) => {
      const complaint = mismatch(draft, address, bothMust(instance.name, 'src', text));
      draft.src_ip = complaint ? undefined : address;
      return complaint;
    };
    return [{ span, take }];
  });
}

function groupStep({ name, mcast_dst_ip: group, spans }: VrrpInstanceBlock, mismatch: Mismatch): Step[] {
  const span = spans.mcast_dst_ip;
  if (group === undefined || span === undefined) return [];
  const take = (draft: Draft): Complaint | undefined => {
    const line = `(${name}) mcast dest address ${group} MUST match VRRP instance family. Skipping...`;
    const complaint = mismatch(draft, group, line);
    if (complaint || (isIPv6(group) ? /^ff.2:/.test(group) : isMulticast(group))) return complaint;
    const kind = isIPv6(group) ? 'link-local multicast' : 'multicast';
    return {
      code: 'badValue',
      message: `'${group}' is no ${kind} address`,
      line: `(${name}) mcast_dst_ip ${group} not ${kind}. Skipping...`,
    };
  };
  return [{ span, take }];
}

function ipvlanStep(
  name: string,
  { address, text, span }: NonNullable<NonNullable<VrrpInstanceBlock['use_ipvlan']>['address']>,
  mismatch: Mismatch,
): Step {
  const line = `(${name}) ipvlan address[${text}] MUST match vrrp instance family !!! Skipping...`;
  const take = (draft: Draft) => {
    const complaint = mismatch(draft, address, line);
    if (complaint === undefined) draft.src_ip ??= address;
    return complaint;
  };
  return { span, take };
}
