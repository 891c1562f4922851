import { comesFromAfar, hasOtherInterval, whyRefused, whyUntrusted } from '../instance/accept.ts';
import { authenticate } from '../instance/authenticity.ts';
import type { Instance } from '../instance/instance.ts';
import type { FoundOddity } from '../instance/oddities.ts';
import type { Replay } from '../instance/replay.ts';
import type { Advertisement } from '../packet/advertisement.ts';
import type { ChecksumForm } from '../packet/checksum.ts';
import type { DropReason } from '../packet/drop.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { decodeMessage } from './decode-message.ts';
import type { Datagram } from './event.ts';
import { refusalText } from './refusal-text.ts';
import type { Turn } from './turn.ts';

/** A good advert with what is remembered of it, or why it is none. */
export type Examined =
  | {
      readonly ok: true;
      readonly advert: Advertisement;
      readonly checksum: ChecksumForm;
      readonly replay: Replay;
      readonly oddity?: FoundOddity;
    }
  | { readonly ok: false; readonly reason: DropReason; readonly text: string | undefined };

/**
 * Everything that an advert must be: RFC 9568 section 7.1, and what its authentication asks for. The order is keepalived's: of
 * what is wrong in several ways, it decides what is said and counted.
 */
export function examine(
  { digests }: Turn,
  plan: InstancePlan,
  instance: Instance,
  datagram: Datagram,
): Examined {
  const refused = (reason: DropReason): Examined => {
    return { ok: false, reason, text: refusalText(plan, reason, datagram) };
  };
  const decoded = decodeMessage(plan, datagram);
  if (!decoded.ok && decoded.reason === 'wrong length') return refused(decoded.reason);
  if (comesFromAfar(plan, datagram)) return refused('wrong TTL');
  const advert = decoded.advertisement;
  if (advert === undefined) return refused(decoded.reason);
  const untrusted = whyUntrusted(plan, advert);
  if (untrusted !== undefined) return refused(untrusted);
  const authentic = authenticate(plan, instance.replay, datagram, advert, digests);
  if (!authentic.ok) return authentic;
  if (hasOtherInterval(plan, advert)) return refused('interval mismatch');
  if (!decoded.ok) return refused(decoded.reason);
  const reason = whyRefused(plan, instance.priority, datagram, advert);
  return reason === undefined ? { ...authentic, advert, checksum: decoded.checksum } : refused(reason);
}
