import type { IpAddress } from '@kaconf/net';
import type { Advertisement } from '../packet/advertisement.ts';
import type { InstancePlan } from '../plan/plan.ts';

/** What is said of an advert that is obeyed all the same (RFC 9568 section 7.1). */
export type Oddity = 'address count mismatch' | 'other addresses' | 'other interval' | 'clock skew';

export interface FoundOddity {
  readonly oddity: Oddity;
  readonly text: string;
}

/** Whether an advert of other addresses than ours is why. */
export function isAboutAddresses({ oddity }: FoundOddity): boolean {
  return oddity === 'address count mismatch' || oddity === 'other addresses';
}

/** @param looksClosely at the addresses themselves, not only at how many there are */
export function oddities(
  plan: InstancePlan,
  advert: Advertisement,
  source: IpAddress,
  looksClosely: boolean,
): readonly FoundOddity[] {
  const found = [
    { oddity: 'other interval', text: intervalText(plan, advert) },
    { oddity: 'address count mismatch', text: countText(plan, advert) },
    { oddity: 'other addresses', text: looksClosely ? addressesText(plan, advert, source) : undefined },
  ] as const;
  return found.flatMap(({ oddity, text }) => (text === undefined ? [] : [{ oddity, text }]));
}

function countText(
  { virtualAddresses: own }: InstancePlan,
  { addresses }: Advertisement,
): string | undefined {
  if (own.length === addresses.length) return undefined;
  return `expected ${own.length} VIPs but received ${addresses.length}`;
}

function addressesText(
  plan: InstancePlan,
  { addresses }: Advertisement,
  source: IpAddress,
): string | undefined {
  const own = plan.virtualAddresses;
  if (own.length !== addresses.length) return undefined;
  const missing = own.find(({ prefix }) => !addresses.includes(prefix.address));
  if (!missing) return undefined;
  const what = `ip address associated with VRID ${plan.virtualRouterId} not present in advert`;
  return `${what} from ${source}: ${missing.prefix.address}`;
}

/** Version 2 refuses it instead. */
function intervalText({ version, advertInterval }: InstancePlan, advert: Advertisement): string | undefined {
  if (version === 2 || advert.advertInterval === advertInterval) return undefined;
  const [ours, theirs] = [advertInterval / 10_000, advert.advertInterval / 10_000];
  return `advertisement interval mismatch ours = ${ours} centi-sec rcv'd=${theirs} centi-sec`;
}
