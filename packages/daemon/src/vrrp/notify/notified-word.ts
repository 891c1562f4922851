import type { NotifiedEvent, NotifyPlan } from '@kaconf/vrrp';

/** What scripts and pipes are told: one that is deleted is in FAULT unless its configuration wants it called DELETED. */
export function notifiedWord(event: NotifiedEvent, { tellsDeleted }: NotifyPlan): string {
  return event === 'DELETED' && !tellsDeleted ? 'FAULT' : event;
}
