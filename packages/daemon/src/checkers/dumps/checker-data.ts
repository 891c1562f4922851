import type { CheckerPlan } from '@kaconf/healthcheck';
import type { Micros } from '@kaconf/net';
import { asctime } from '../../logging/asctime.ts';
import { commandText } from '../../vrrp/dumps/texts.ts';
import type { CheckerDetails } from './details.ts';
import type { Subject } from './subject.ts';
import { decimal, onOff, yesNo } from './texts.ts';
import { urlsText } from './url-data.ts';

/** What keepalived has where nothing is said, which a checker that is told of everything never needs. */
const UNSET_LONG = '18446744073709551615';
const UNSET = 4294967295;

type Asking = Exclude<CheckerPlan, { readonly type: 'FILE_CHECK' | 'BFD_CHECK' }>;

/** A checker as it stands. */
export function checkerText(plan: CheckerPlan, subject: Subject): string[] {
  const details = subject.detailsOf(plan);
  const { service, server, checker } = plan.place;
  const state = subject.state.services[service]?.servers[server]?.checkers[checker];
  if (state === undefined || details === undefined) return [];
  return [
    ` ${plan.service} -> ${plan.server}`,
    `   Enabled = ${yesNo(state.enabled)}`,
    `   Up = ${yesNo(state.up)}`,
    `   Has run = ${yesNo(state.hasRun)}`,
    `   Current weight = ${state.weight}`,
    ...timesText(plan, subject),
    `   Log all failures = ${yesNo(details.logsAllFailures)}`,
    ...('connection' in plan ? connectionText(plan.connection) : []),
    ...kindText(plan, details, subject),
  ];
}

function timesText(plan: CheckerPlan, subject: Subject): string[] {
  if (plan.type === 'FILE_CHECK') return [];
  if (plan.type === 'BFD_CHECK') {
    return [
      `   Alpha = ${yesNo(plan.alpha)}`,
      `   Delay loop = ${UNSET_LONG} us`,
      `   Warmup = ${UNSET_LONG} us`,
      `   Retries = ${UNSET}`,
      `   Delay before retry = ${UNSET_LONG} us`,
      `   Retries iterations = ${UNSET}`,
      '   Default delay before retry = 1000000 us',
    ];
  }
  return [
    `   Alpha = ${yesNo(plan.alpha)}`,
    `   Delay loop = ${plan.delayLoop} us`,
    `   Warmup = ${plan.warmup} us`,
    `   Retries = ${plan.retry}`,
    ...(plan.retry > 0
      ? [
          `   Delay before retry = ${plan.delayBeforeRetry} us`,
          `   Retries iterations = ${retriesOf(plan, subject)}`,
        ]
      : []),
    `   Default delay before retry = ${ordinaryDelay(plan)} us`,
  ];
}

function retriesOf(plan: Asking, { standings }: Subject): number {
  const its = standings.find((one) => one.plan === plan);
  // It forgives a first failure, and so begins to count with its first check.
  const isToBegin = plan.type === 'SMTP_CHECK' && its?.lastStartedAt === undefined;
  return its === undefined || isToBegin ? plan.retry : its.progress.retries;
}

function ordinaryDelay({ type }: Asking): number {
  if (type === 'DNS_CHECK') return 0;
  return type === 'HTTP_GET' || type === 'SSL_GET' ? 3_000_000 : 1_000_000;
}

type Connection = Extract<CheckerPlan, { readonly type: 'TCP_CHECK' }>['connection'];

function connectionText(connection: Connection): string[] {
  return [
    '   Connection',
    `     Dest = [${connection.address}]:${connection.port}`,
    ...(connection.source === undefined
      ? []
      : [`     Bind to = [${connection.source}]:${connection.sourcePort}`]),
    ...(connection.interface === undefined ? [] : [`     Bind i/f = ${connection.interface}`]),
    ...(connection.fwmark === 0 ? [] : [`     Mark = ${connection.fwmark}`]),
    `     Timeout = ${(connection.timeout / 1_000_000).toFixed(6)}`,
  ];
}

function kindText(plan: CheckerPlan, details: CheckerDetails, subject: Subject): string[] {
  const method = `   Keepalive method = ${plan.type}`;
  switch (plan.type) {
    case 'TCP_CHECK':
      return [method];
    case 'PING_CHECK':
      return [method, '     ICMP seq no = 0'];
    case 'HTTP_GET':
    case 'SSL_GET':
      return urlsText(plan, subject);
    case 'SMTP_CHECK':
      return [method, `   helo = ${plan.heloName}`];
    case 'DNS_CHECK':
      return [method, `   Type = ${plan.recordType}`, `   Name = ${plan.name}`];
    case 'UDP_CHECK':
      return [method, ...udpText(plan)];
    case 'MISC_CHECK':
      return [method, ...miscText(plan, details, subject)];
    case 'FILE_CHECK':
      return [method, `     Tracked file = ${plan.file}`, '     Reloaded = No'];
    case 'BFD_CHECK':
      return [method, `   Name = ${plan.session}`, `   Alpha is ${onOff(plan.alpha)}`];
  }
}

type UdpPlan = Extract<CheckerPlan, { readonly type: 'UDP_CHECK' }>;

function udpText(plan: UdpPlan): string[] {
  const { payload, reply, minReplyLength, maxReplyLength } = plan;
  return [
    payload.length > 0 ? `   Payload len = ${payload.length}` : '   Payload specified = no',
    `   Require reply = ${yesNo(reply !== undefined)}`,
    ...(reply === undefined
      ? []
      : [
          `     Min reply length = ${minReplyLength}`,
          `     Max reply length = ${maxReplyLength}`,
          ...replyText(reply),
        ]),
  ];
}

type MiscPlan = Extract<CheckerPlan, { readonly type: 'MISC_CHECK' }>;

function miscText(plan: MiscPlan, { miscTimeout }: CheckerDetails, subject: Subject): string[] {
  const command = subject.commandOf(plan) ?? plan.script;
  const owner = 'uid' in command ? command : { uid: 0, gid: 0 };
  const { progress, lastStartedAt } = subject.standings.find((one) => one.plan === plan) ?? {};
  return [
    ...('file' in command && command.file !== undefined ? [`   path = ${command.file}`] : []),
    `   script = ${commandText(command)}`,
    `   timeout = ${Math.floor(miscTimeout / 1_000_000)}`,
    `   dynamic = ${plan.dynamic ? 'YES' : 'NO'}`,
    `   uid:gid = ${owner.uid ?? 0}:${owner.gid ?? 0}`,
    `   Last ran = ${lastRanText(lastStartedAt, subject.now)}`,
    `   Last status = ${progress && 'status' in progress ? progress.status : 0}`,
  ];
}

/** As keepalived writes it, the fraction behind the year. */
function lastRanText(startedAt: Micros | undefined, now: Micros): string {
  const time = startedAt === undefined ? 0 : Date.now() * 1000 - (now - startedAt);
  const text = decimal(time);
  return `${text} (${asctime(new Date(time / 1000))}${text.slice(-'.000000'.length)})`;
}

function replyText({ data, mask }: NonNullable<UdpPlan['reply']>): string[] {
  return [
    `     Reply data len = ${data.length}`,
    ...(data.length > 0 ? [`     Reply data mask = ${yesNo(mask.some((octet) => octet !== 0))}`] : []),
  ];
}
