import type { Statistics } from './statistics.ts';

/** A part of keepalived.stats: that of one instance. */
export function statisticsText(instance: string, statistics: Readonly<Statistics>): string {
  return [
    `VRRP Instance: ${instance}`,
    '  Advertisements:',
    `    Received: ${statistics.advertsReceived}`,
    `    Sent: ${statistics.advertsSent}`,
    `  Became master: ${statistics.becameMaster}`,
    `  Released master: ${statistics.releasedMaster}`,
    '  Packet Errors:',
    `    Length: ${statistics.lengthErrors}`,
    `    TTL: ${statistics.hopLimitErrors}`,
    `    Invalid Type: ${statistics.typeErrors}`,
    `    Advertisement Interval: ${statistics.intervalErrors}`,
    `    Address List: ${statistics.addressListErrors}`,
    '  Authentication Errors:',
    `    Invalid Type: ${statistics.invalidAuthenticationTypes}`,
    `    Type Mismatch: ${statistics.otherAuthenticationTypes}`,
    `    Failure: ${statistics.authenticationFailures}`,
    '  Authentication Extension Errors:',
    `    Missing: ${statistics.hmacMissing}`,
    `    Malformed: ${statistics.hmacMalformed}`,
    `    Unknown Key: ${statistics.hmacUnknownKeys}`,
    `    Invalid HMAC: ${statistics.hmacInvalid}`,
    `    Stale: ${statistics.hmacStale}`,
    `    Replay: ${statistics.hmacReplayed}`,
    '  Priority Zero:',
    `    Received: ${statistics.priorityZeroReceived}`,
    `    Sent: ${statistics.priorityZeroSent}`,
    '',
  ].join('\n');
}
