import { formatRule } from '@kaconf/vrrp';
import { list } from './lines.ts';
import { descriptor } from './sockpool-data.ts';
import type { InstanceSubject } from './subject.ts';
import { routeTexts } from './texts.ts';

/** Whom it speaks to in unicast, and what a master has beside addresses. */
export function virtualText(one: InstanceSubject): string[] {
  const { plan } = one;
  return [
    ...peersText(one),
    ...socketText(one),
    ...list('Virtual Routes ', routeTexts(one)),
    ...list('Virtual Rules ', plan.virtualRules.map(formatRule)),
  ];
}

function socketText({ plan, subject: { isLive, links } }: InstanceSubject): string[] {
  const number = descriptor(plan, links);
  return [isLive ? `   fd_in ${number}, fd_out ${number}` : '   No sockets allocated'];
}

function peersText({ plan, instance, details }: InstanceSubject): string[] {
  const { unicastPeers: peers, adverts } = plan;
  if (peers.length === 0) return [];
  const compatibility = instance.sendsOldChecksum ? 'auto' : details.oldChecksum;
  return [
    ...(adverts.unicastHopLimit === undefined ? [] : [`   Unicast TTL = ${adverts.unicastHopLimit}`]),
    `   Check unicast src : ${details.checksUnicastSource ? 'yes' : 'no'}`,
    '   Unicast Peer :',
    ...peers.map(
      ({ address, minHopLimit, maxHopLimit }) =>
        `     ${address} min_ttl ${minHopLimit} max_ttl ${maxHopLimit}`,
    ),
    `   Unicast checksum compatibility = ${compatibility}`,
  ];
}
