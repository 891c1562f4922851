import type { Span } from '@kaconf/diagnostics';
import { type Family, familyOf } from '@kaconf/net';
import type { RealServerBlock } from '../../../schema/servers/real-server.ts';
import type { VirtualServerBlock } from '../../../schema/servers/virtual-server.ts';
import { type Granularity, readGranularity } from '../../../schema/types/servers/granularity.ts';
import { PERSISTENCE } from '../../../schema/types/servers/persistence.ts';
import { located } from '../../reporter.ts';
import type { Check } from '../check.ts';
import { precedes, sayAt, sayAtEnd } from './finding.ts';

export interface Families<R> extends Pick<VirtualServerBlock, 'persistence_timeout'> {
  /** Undefined as long as nothing tells it. */
  readonly family: Family | undefined;
  readonly persistence_granularity: Granularity | undefined;
  readonly real_server: readonly R[];
}

type Draft<R = unknown> = { -readonly [K in keyof Families<R>]: Families<R>[K] };

type Real = Pick<RealServerBlock, 'address' | 'lvs_method' | 'span' | 'end' | 'spans'>;

interface Statement {
  readonly span: Span;
  apply(draft: Draft, check: Check): void;
}

/**
 * What tells the family first settles it: the address, a statement, or a real server. What is of the other one is left
 * out, but for real servers behind a tunnel, which leads from one family to the other.
 */
export function settleFamily<R extends Real>(
  server: VirtualServerBlock,
  reals: readonly R[],
  check: Check,
): Families<R> {
  const { service, persistence_timeout } = server;
  const draft: Draft<R> = {
    family: service.type === 'address' ? familyOf(service.address) : undefined,
    persistence_granularity: undefined,
    persistence_timeout,
    real_server: [],
  };
  const statements = statementsOf(server);
  draft.real_server = reals.filter((real) => {
    while (precedes(statements[0]?.span, real.end)) statements.shift()?.apply(draft, check);
    return isTunnelled(real, server) || fits(real, draft, check);
  });
  for (const statement of statements) statement.apply(draft, check);
  return draft;
}

/** In the order in which they are written. */
function statementsOf({ ip_family, persistence_granularity }: VirtualServerBlock): Statement[] {
  const statements = [
    ...ip_family.map(({ value, span }) => ({
      span,
      apply: (draft: Draft, check: Check) => applyFamily(draft, value, span, check),
    })),
    ...persistence_granularity.map(({ value: { text }, span }) => ({
      span,
      apply: (draft: Draft, check: Check) => applyGranularity(draft, text, span, check),
    })),
  ];
  return statements.toSorted((a, b) => (precedes(a.span, b.span) ? -1 : 1));
}

function applyFamily(draft: Draft, written: 'inet' | 'inet6', span: Span, check: Check): void {
  const family = written === 'inet' ? 4 : 6;
  if (draft.family === undefined || draft.family === family) {
    draft.family = family;
    return;
  }
  const line = `Virtual server specified family ${written} conflicts with server family`;
  const message = `the virtual server is of the other family, IPv${draft.family}`;
  sayAt(span, { code: 'mixedFamilies', message, hint: 'it is ignored', line }, check);
}

/** Where nothing tells the family, the looks of the value do. */
function applyGranularity(draft: Draft, text: string, span: Span, { reporter }: Check): void {
  const family = draft.family ?? (text.includes('.') ? 4 : 6);
  const value = readGranularity(text, family);
  if ('family' in value) {
    draft.family = family;
    draft.persistence_granularity = value;
    draft.persistence_timeout ||= PERSISTENCE;
    return;
  }
  const allowed = family === 4 ? 'a netmask' : '1–128';
  const message = `found '${text}', allowed is ${allowed}`;
  const keepalived = value.map((line) => located(line, span, 'checker'));
  reporter.report({ code: 'badValue', span, message, hint: 'it is ignored', keepalived });
}

/** By what is written above its end: a virtual server may say how to forward further down. */
function isTunnelled({ lvs_method, spans, span }: Real, server: VirtualServerBlock): boolean {
  if (lvs_method?.method !== 'TUN') return false;
  return spans.lvs_method !== undefined || precedes(server.spans.lb_kind, span);
}

function fits(real: Real, draft: Draft, check: Check): boolean {
  const family = familyOf(real.address);
  draft.family ??= family;
  if (draft.family === family) return true;
  const line = `Address family of virtual server and real server ${real.address} don't match - skipping real server.`;
  const message = `${real.address} is of another family than the virtual server`;
  const hint = 'it is left out; only lvs_method TUN crosses families';
  sayAtEnd(real, { code: 'mixedFamilies', message, hint, line }, check);
  return false;
}
