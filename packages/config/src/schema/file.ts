import { globalDefs } from './global-defs.ts';
import { type Block, keyword, many, one } from './keyword.ts';
import { virtualServer } from './virtual-server.ts';
import { vrrpInstance } from './vrrp-instance.ts';
import { vrrpScript } from './vrrp-script.ts';
import { vrrpSyncGroup } from './vrrp-sync-group.ts';

/** What stands at the top of a file. */
export const file = {
  doc: 'keepalived.conf',
  keywords: {
    global_defs: keyword(globalDefs.doc, one(globalDefs), undefined),
    vrrp_script: keyword(vrrpScript.doc, many(vrrpScript), []),
    vrrp_instance: keyword(vrrpInstance.doc, many(vrrpInstance), []),
    vrrp_sync_group: keyword(vrrpSyncGroup.doc, many(vrrpSyncGroup), []),
    virtual_server: keyword(virtualServer.doc, many(virtualServer), []),
  },
} as const satisfies Block;
