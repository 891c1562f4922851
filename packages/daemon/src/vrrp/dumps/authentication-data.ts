import type { InstancePlan } from '@kaconf/vrrp';

/** Never the secrets themselves. */
export function authenticationText({ version, adverts: { authentication } }: InstancePlan): string[] {
  if (!authentication) return version === 2 ? ['   Authentication type = none'] : [];
  if (authentication.type === 'AH') return ['   Authentication type = IPSEC_AH'];
  if (authentication.type === 'PASS') {
    return ['   Authentication type = SIMPLE_PASSWORD', '   Password = ********'];
  }
  const { keys, activeKey, required, window } = authentication;
  return [
    ...(version === 2 ? ['   Authentication type = none'] : []),
    '   Authentication extension = HMAC-SHA256-128',
    `     Keys = ${keys.length}, active key id = ${activeKey?.id ?? 0}`,
    `     Mode = ${required ? 'enforce' : activeKey ? 'permissive' : 'receive-only'}`,
    `     Anti replay = ${window === undefined ? 'monotonic' : `time, window = ${window} sec`}`,
  ];
}
