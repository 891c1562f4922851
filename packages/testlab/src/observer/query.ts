import type { Millis } from '../clock.ts';
import type { Advert, Announcement, WireEvent } from './event.ts';

/** The adverts of one sender, or of everybody, oldest first. */
export function adverts(events: readonly WireEvent[], source?: string): readonly Advert[] {
  return events.filter(
    (event): event is Advert => event.type === 'advert' && (source === undefined || event.source === source),
  );
}

/** The last sign of life that a backup could hear; the good-bye of priority 0 is none. */
export function lastAdvert(events: readonly WireEvent[], source: string, before: Millis): Advert | undefined {
  return adverts(events, source).findLast((advert) => advert.priority > 0 && advert.time < before);
}

/** From when on switches and neighbours send the address's traffic to its new holder. */
export function firstAnnouncement(
  events: readonly WireEvent[],
  address: string,
  after: Millis,
): Announcement | undefined {
  return events.find(
    (event): event is Announcement =>
      event.type !== 'advert' && event.address === address && event.time > after,
  );
}
