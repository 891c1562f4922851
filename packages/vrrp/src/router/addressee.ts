import { familyOf, isMulticast } from '@kaconf/net';
import { lookup } from '../plan/lookup.ts';
import type { InstancePlan, RouterPlan } from '../plan/plan.ts';
import type { Datagram } from './event.ts';
import { sourceAddress } from './source-address.ts';
import type { RouterState } from './state.ts';

/** What tells where adverts belong. */
interface Place {
  readonly plan: RouterPlan;
  readonly interfaces: RouterState['interfaces'];
}

/** The instance that an advert is for: where it was heard, and by its VRID. `undefined` when it is for none of ours. */
export function addressee(place: Place, datagram: Datagram, virtualRouterId: number): number | undefined {
  const { interface: name, source, ipHeader } = datagram;
  const planOf = (index: number) => place.plan.instances[index] as InstancePlan;
  const isUnderHeader = ipHeader !== undefined;
  const candidates = lookup(place.plan)
    .routers(name, familyOf(source), virtualRouterId)
    .filter((index) => hasHeader(planOf(index)) === isUnderHeader);
  const [only] = candidates;
  if (only === undefined) return undefined;
  if (candidates.length === 1) return isForAnother(place, planOf(only), datagram) ? undefined : only;
  const meant = candidates.filter((index) => speaksAlike(planOf(index), datagram));
  const here = meant.filter((index) => !isForAnother(place, planOf(index), datagram));
  if (here.length <= 1) return here[0];
  // Several in unicast share a VRID: they differ in their peers.
  return here.find((index) => planOf(index).unicastPeers.some(({ address }) => address === source));
}

/** Those with an authentication header are another protocol. */
function hasHeader({ adverts: { authentication } }: InstancePlan): boolean {
  return authentication?.type === 'AH';
}

/** Unicast to another address of this machine: another instance's, or nobody's. */
function isForAnother(place: Place, plan: InstancePlan, { destination }: Datagram): boolean {
  if (plan.unicastPeers.length === 0 || isMulticast(destination)) return false;
  const own = sourceAddress(plan, place.interfaces[plan.interface ?? '']);
  return own !== undefined && own !== destination;
}

function speaksAlike(plan: InstancePlan, { destination }: Datagram): boolean {
  const isUnicast = plan.unicastPeers.length > 0;
  return isMulticast(destination) ? !isUnicast && plan.multicastGroup === destination : isUnicast;
}
