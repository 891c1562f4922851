import type { Config, RealServer, VirtualServer } from '@kaconf/config';
import type { IpAddress, Micros } from '@kaconf/net';
import type { TlsFiles } from '../stream/secure-context.ts';
import type { CheckerPlace } from '../verdict.ts';
import type { Connection } from './connection.ts';
import { checkersOf, type ReadChecker } from './order.ts';
import type { CheckerPlan } from './plan.ts';

/** The checkers of a virtual server's real servers, in the order in which keepalived has them. @param service its position */
export function planCheckers(
  virtual: VirtualServer,
  service: number,
  { global_defs, SSL }: Pick<Config, 'global_defs' | 'SSL'>,
): readonly CheckerPlan[] {
  const logAll = global_defs.checker_log_all_failures;
  const tlsFiles = SSL && { ca: SSL.ca, certificate: SSL.certificate, key: SSL.key, password: SSL.password };
  return virtual.real_server.flatMap((real, server) =>
    checkersOf(real).map((read, checker) =>
      planChecker(read, { virtual, real, place: { service, server, checker }, logAll, tlsFiles }),
    ),
  );
}

/** Where a checker stands. */
interface Surroundings {
  readonly virtual: VirtualServer;
  readonly real: RealServer;
  readonly place: CheckerPlace;
  readonly logAll: boolean;
  readonly tlsFiles: TlsFiles | undefined;
}

function planChecker(read: ReadChecker, at: Surroundings): CheckerPlan {
  const { place, virtual, real } = at;
  const server = formatEndpoint(real, virtual.protocol);
  const common = { place, server, service: formatService(virtual) };
  switch (read.kind) {
    case 'TCP_CHECK':
    case 'PING_CHECK':
      return { type: read.kind, ...common, ...connecting(read.check, at) };
    case 'HTTP_GET':
      return { type: read.kind, ...common, ...connecting(read.check, at), check: read.check };
    case 'SSL_GET': {
      const tls = { serviceHost: virtual.virtualhost, tlsFiles: at.tlsFiles };
      return { type: read.kind, ...common, ...connecting(read.check, at), check: read.check, ...tls };
    }
    case 'SMTP_CHECK':
      return {
        type: read.kind,
        ...common,
        ...connecting(read.check, at),
        heloName: read.check.helo_name,
      };
    case 'DNS_CHECK': {
      const { type: recordType, name } = read.check;
      return { type: read.kind, ...common, ...connecting(read.check, at), recordType, name };
    }
    case 'UDP_CHECK': {
      const { payload, require_reply: reply, min_reply_length, max_reply_length } = read.check;
      const lengths = { minReplyLength: min_reply_length, maxReplyLength: max_reply_length };
      return { type: read.kind, ...common, ...connecting(read.check, at), payload, reply, ...lengths };
    }
    case 'MISC_CHECK': {
      const { misc_path: script, misc_timeout, misc_dynamic: dynamic } = read.check;
      const timeout = misc_timeout > 0 ? misc_timeout : virtual.delay_loop;
      const run = { script, timeout, dynamic, serverWeight: real.weight };
      return { type: read.kind, ...common, ...asking(read.check, at), ...run };
    }
    case 'FILE_CHECK': {
      const { track_file: file, weight } = read.check;
      return { type: read.kind, ...common, alpha: false, file, ...weight };
    }
    case 'BFD_CHECK':
      return { type: read.kind, ...common, alpha: read.check.alpha ?? false, session: read.check.name };
  }
}

/** The keywords of a checker that asks. */
interface AskingCheck {
  readonly alpha: boolean;
  readonly delay_loop: Micros;
  readonly retry: number;
  readonly delay_before_retry: Micros;
  readonly warmup: Micros;
  readonly log_all_failures: boolean;
}

function asking(check: AskingCheck, { logAll }: Surroundings) {
  return {
    alpha: check.alpha,
    delayLoop: check.delay_loop,
    retry: check.retry,
    delayBeforeRetry: check.delay_before_retry,
    warmup: check.warmup,
    logAllFailures: logAll || check.log_all_failures,
  };
}

interface ConnectingCheck extends AskingCheck {
  readonly connect_ip: IpAddress;
  readonly connect_port: number;
  readonly bindto: IpAddress | undefined;
  readonly bind_port: number | undefined;
  readonly bind_if: string | undefined;
  readonly connect_timeout: Micros;
  readonly fwmark: number;
}

function connecting(check: ConnectingCheck, at: Surroundings) {
  const connection: Connection = {
    address: check.connect_ip,
    port: check.connect_port,
    source: check.bindto,
    sourcePort: check.bind_port ?? 0,
    interface: check.bind_if,
    fwmark: check.fwmark,
    timeout: check.connect_timeout,
  };
  return { ...asking(check, at), connection };
}

function formatService({ service, protocol }: VirtualServer): string {
  switch (service.type) {
    case 'address':
      return formatEndpoint(service, protocol);
    case 'fwmark':
      return `FWM ${service.fwmark}`;
    case 'group':
      return `[${service.group.name}]:${service.index}`;
  }
}

function formatEndpoint(
  { address, port }: { readonly address: IpAddress; readonly port: number },
  protocol: VirtualServer['protocol'],
): string {
  return `[${address}]:${protocol?.toLowerCase() ?? 'none'}:${port}`;
}
