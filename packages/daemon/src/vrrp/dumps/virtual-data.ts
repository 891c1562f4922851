import { formatRule } from '@kaconf/vrrp';
import { list } from './lines.ts';
import type { InstanceSubject } from './subject.ts';
import { routeTexts } from './texts.ts';

/** Whom it speaks to in unicast, and what a master has beside addresses. */
export function virtualText(one: InstanceSubject): string[] {
  const { plan } = one;
  return [
    ...peersText(one),
    // Descriptors of ours would mean nothing to anybody.
    one.subject.isLive ? '   fd_in 0, fd_out 0' : '   No sockets allocated',
    ...list('Virtual Routes ', routeTexts(one)),
    ...list('Virtual Rules ', plan.virtualRules.map(formatRule)),
  ];
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
