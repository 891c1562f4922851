import type { Span } from '@kaconf/diagnostics';
import { familyOf, type IpAddress, isIPv6, isLinkLocal } from '@kaconf/net';
import type { Check } from '../check.ts';
import type { Subject } from '../subject.ts';
import { precedes, sayAt, sayAtEnd } from './finding.ts';

/** A checker that connects to something. */
export interface Connection extends Subject {
  readonly connect_ip: IpAddress;
  readonly bindto: IpAddress | undefined;
  readonly bind_if: string | undefined;
  readonly spans: { readonly connect_ip?: Span; readonly bindto?: Span };
}

/** What a checker connects to that does not say it. */
export interface Target {
  readonly server: IpAddress;
  /** Absent where a source address may come first, whatever its family. */
  readonly before?: IpAddress;
}

/** A checker as it can connect, or nothing when it cannot. */
export function connected<C extends Connection>(checker: C, target: Target, check: Check): C | undefined {
  const { connect_ip, bindto } = settleFamilies(checker, target, check);
  if (needsInterface(connect_ip) && checker.bind_if === undefined) {
    const line = `Checker link local address ${connect_ip} requires a bind_if`;
    const message = `the link-local address ${connect_ip} needs a bind_if`;
    sayAtEnd(checker, { message, hint: 'the checker is ignored', line }, check);
    return;
  }
  const isSame = connect_ip === checker.connect_ip && bindto === checker.bindto;
  return isSame ? checker : { ...checker, connect_ip, bindto };
}

export function needsInterface(address: IpAddress): boolean {
  return isIPv6(address) && isLinkLocal(address);
}

type Ends = Pick<Connection, 'connect_ip' | 'bindto'>;

/** Both ends of a connection are of one family; the later statement gives way. */
function settleFamilies(checker: Connection, { server, before }: Target, check: Check): Ends {
  const { connect_ip, bindto, spans } = checker;
  if (bindto === undefined || spans.bindto === undefined) return { connect_ip, bindto };
  const isFirst = !precedes(spans.connect_ip, spans.bindto);
  const other = isFirst ? before : connect_ip;
  if (other !== undefined && familyOf(other) !== familyOf(bindto)) {
    const line = `bindto address ${bindto} does not match address family of connect_ip - skipping`;
    const message = `${bindto} is of another family than ${other}`;
    sayAt(spans.bindto, { code: 'mixedFamilies', message, hint: 'it is ignored', line }, check);
    return { connect_ip, bindto: undefined };
  }
  if (!isFirst || spans.connect_ip === undefined || familyOf(connect_ip) === familyOf(bindto)) {
    return { connect_ip, bindto };
  }
  const line = `connect_ip address ${connect_ip} does not match address family of bindto - skipping`;
  const message = `${connect_ip} is of another family than ${bindto}`;
  sayAt(spans.connect_ip, { code: 'mixedFamilies', message, hint: 'it is ignored', line }, check);
  return { connect_ip: server, bindto };
}
