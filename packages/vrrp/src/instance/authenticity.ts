import { familyOf } from '@kaconf/net';
import { checkHeader } from '../authentication/check-header.ts';
import { checkTrailer } from '../authentication/check-trailer.ts';
import type { Digests } from '../authentication/digests.ts';
import { type Advertisement, hasTrailer } from '../packet/advertisement.ts';
import type { DropReason } from '../packet/drop.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Datagram } from '../router/event.ts';
import type { FoundOddity } from './oddities.ts';
import type { Replay } from './replay.ts';

/** Whether an advert comes from whom it should, and for the first time. No text: keepalived does not mind it either. */
export type Authenticity =
  | { readonly ok: true; readonly replay: Replay; readonly oddity?: FoundOddity }
  | { readonly ok: false; readonly reason: DropReason; readonly text: string | undefined };

/** The signature of an advert that is good but for it; passwords are looked at before. */
export function authenticate(
  plan: InstancePlan,
  replay: Replay,
  datagram: Datagram,
  advert: Advertisement,
  digests: Digests,
): Authenticity {
  const { authentication } = plan.adverts;
  const { source, payload } = datagram;
  const isUnicast = plan.unicastPeers.length > 0;
  switch (authentication?.type) {
    case 'AH':
      return checkHeader(authentication.password, isUnicast, replay, datagram, digests);
    case 'HMAC': {
      if (!hasTrailer(payload, advert, familyOf(source))) {
        const text = `missing authentication trailer from ${source}`;
        // Until all have the key.
        return authentication.required ? { ok: false, reason: 'missing HMAC', text } : { ok: true, replay };
      }
      if (isUnicast && !plan.unicastPeers.some(({ address }) => address === source)) {
        const text = `unicast source address ${source} not a unicast peer`;
        return { ok: false, reason: 'unknown unicast source', text };
      }
      return checkTrailer(plan, authentication, replay, datagram, digests);
    }
    default:
      return { ok: true, replay };
  }
}
