import { type Block, type ConfigOf, keyword, one } from './keyword.ts';
import { lvsSyncElsewhere, lvsSyncInterface } from './types/servers/lvs-sync-interface.ts';
import { name } from './types/words/name.ts';
import { addresses } from './vrrp-instance/addresses.ts';
import { adverts } from './vrrp-instance/adverts.ts';
import { announcements } from './vrrp-instance/announcements.ts';
import { authHmac } from './vrrp-instance/auth-hmac.ts';
import { authentication } from './vrrp-instance/authentication.ts';
import { identity } from './vrrp-instance/identity.ts';
import { notification } from './vrrp-instance/notification.ts';
import { ownInterfaces } from './vrrp-instance/own-interfaces.ts';
import { preemption } from './vrrp-instance/preemption.ts';
import { tracking } from './vrrp-instance/tracking.ts';
import { unicast } from './vrrp-instance/unicast.ts';

export const vrrpInstance = {
  doc: 'One VRRP virtual router.',
  readers: ['vrrp'],
  header: name('vrrp_instance must have a name'),
  unique: 'vrrp instance {value} already defined',
  keywords: {
    ...identity,
    ...adverts,
    ...unicast,
    ...addresses,
    ...preemption,
    ...tracking,
    ...notification,
    ...announcements,
    ...ownInterfaces,
    authentication: keyword(authentication.doc, one(authentication), undefined),
    auth_hmac: keyword(authHmac.doc, one(authHmac), undefined, { since: '2.4.0' }),
    lvs_sync_daemon_interface: keyword(
      'Where the IPVS connections are synchronised while it is master.',
      lvsSyncInterface,
      undefined,
      { deprecated: lvsSyncElsewhere, effect: 'not yet' },
    ),
  },
} as const satisfies Block;

export type VrrpInstanceBlock = ConfigOf<typeof vrrpInstance>;
