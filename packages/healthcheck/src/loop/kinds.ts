import { concludeConnection, type Wording } from '../checker/conclude-connection.ts';
import type { Outcome } from '../checker/outcome.ts';
import { begin, type Progress } from '../checker/progress.ts';
import { concludeDns } from '../dns/conclude.ts';
import { DnsProbe } from '../dns/probe.ts';
import type { HttpOutcome } from '../http/judge.ts';
import { HttpProbe } from '../http/probe.ts';
import { beginHttp, concludeHttp, type HttpProgress } from '../http/progress.ts';
import { beginMisc, concludeMisc, type MiscOutcome, type MiscProgress } from '../misc/conclude.ts';
import { MiscProbe } from '../misc/probe.ts';
import { PingProbe } from '../ping/probe.ts';
import type {
  AskingPlan,
  DnsPlan,
  HttpGetPlan,
  MiscPlan,
  PingPlan,
  SmtpPlan,
  SslGetPlan,
  TcpPlan,
  UdpPlan,
} from '../plan/plan.ts';
import type { CheckKind } from '../probe/probe.ts';
import { beginSmtp, concludeSmtp } from '../smtp/conclude.ts';
import type { SmtpOutcome } from '../smtp/dialogue.ts';
import { SmtpProbe } from '../smtp/probe.ts';
import { TcpProbe } from '../tcp/probe.ts';
import { UdpProbe } from '../udp/probe.ts';

const TCP: Wording = { connection: 'TCP connection', check: 'TCP_CHECK', mail: 'TCP CHECK' };
const UDP: Wording = { connection: 'UDP connection', check: 'UDP_CHECK', mail: 'UDP CHECK' };
const PING: Wording = {
  connection: 'ICMP connection',
  check: 'ICMP CHECK',
  mail: 'ICMP CHECK',
  ofService: true,
};

const tcp: CheckKind<TcpPlan, Progress, Outcome> = {
  begin,
  conclude: (plan, progress, outcome) => concludeConnection(plan, progress, outcome, TCP),
  open: (plan, edge) => new TcpProbe(plan, edge),
};

const udp: CheckKind<UdpPlan, Progress, Outcome> = {
  begin,
  conclude: (plan, progress, outcome) => concludeConnection(plan, progress, outcome, UDP),
  open: (plan, edge) => new UdpProbe(plan, edge),
};

const ping: CheckKind<PingPlan, Progress, Outcome> = {
  begin,
  conclude: (plan, progress, outcome) => concludeConnection(plan, progress, outcome, PING),
  open: (plan, edge) => new PingProbe(plan, edge),
};

const dns: CheckKind<DnsPlan, Progress, Outcome> = {
  begin,
  conclude: concludeDns,
  open: (plan, edge) => new DnsProbe(plan, edge),
};

const misc: CheckKind<MiscPlan, MiscProgress, MiscOutcome> = {
  begin: beginMisc,
  conclude: concludeMisc,
  open: (plan, edge) => new MiscProbe(plan, edge),
};

const http: CheckKind<HttpGetPlan | SslGetPlan, HttpProgress, HttpOutcome> = {
  begin: beginHttp,
  conclude: concludeHttp,
  open: (plan, edge) => new HttpProbe(plan, edge),
};

const smtp: CheckKind<SmtpPlan, Progress, SmtpOutcome> = {
  begin: beginSmtp,
  conclude: concludeSmtp,
  open: (plan, edge) => new SmtpProbe(plan, edge),
};

/** What is known of each kind of checker that asks. */
const KINDS = {
  TCP_CHECK: tcp,
  HTTP_GET: http,
  SSL_GET: http,
  SMTP_CHECK: smtp,
  UDP_CHECK: udp,
  PING_CHECK: ping,
  DNS_CHECK: dns,
  MISC_CHECK: misc,
};

/** A kind whose plans, progress and outcomes fit each other; which they are only it knows. */
export type AnyKind = CheckKind<AskingPlan, Progress, unknown>;

/** Undefined as long as nobody can ask that way. */
export function kindOf({ type }: AskingPlan): AnyKind | undefined {
  const kinds: Readonly<Partial<Record<AskingPlan['type'], unknown>>> = KINDS;
  return kinds[type] as AnyKind | undefined;
}
