import { whyRefused } from '../instance/accept.ts';
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

/** Everything that an advert must be: RFC 9568 section 7.1, and what its authentication asks for. */
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
  if (!decoded.ok) return refused(decoded.reason);
  const { advertisement: advert, checksum } = decoded;
  const reason = whyRefused(plan, instance.priority, datagram, advert);
  if (reason !== undefined) return refused(reason);
  const authentic = authenticate(plan, instance.replay, datagram, advert, digests);
  return authentic.ok ? { ...authentic, advert, checksum } : authentic;
}
