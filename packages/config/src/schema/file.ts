import { bfdInstance } from './bfd-instance.ts';
import { fileKeywords } from './file-keywords.ts';
import { garpGroup } from './garp-group.ts';
import { globalDefs } from './global-defs.ts';
import { type Block, keyword, many, one } from './keyword.ts';
import { ssl } from './servers/ssl.ts';
import { virtualServer } from './servers/virtual-server.ts';
import { trackFile, vrrpTrackFile } from './track-file.ts';
import { trackGroup } from './track-group.ts';
import { staticRoute } from './types/route/read-route.ts';
import { staticRule } from './types/rule/read-rule.ts';
import { virtualServerGroups } from './types/servers/server-group.ts';
import { staticAddress } from './types/virtual-address/read-address.ts';
import { entries } from './types/words/entries.ts';
import { vrrpInstance } from './vrrp-instance.ts';
import { vrrpScript } from './vrrp-script.ts';
import { vrrpSyncGroup } from './vrrp-sync-group.ts';
import { vrrpTrackProcess } from './vrrp-track-process.ts';

/** What stands at the top of a file. */
export const file = {
  doc: 'keepalived.conf',
  keywords: {
    ...fileKeywords,
    global_defs: keyword(globalDefs.doc, one(globalDefs), undefined),
    static_ipaddress: keyword('Addresses that are there from the start.', entries(staticAddress), [], {
      readers: ['vrrp'],
    }),
    static_routes: keyword('Routes that are there from the start.', entries(staticRoute), [], {
      readers: ['vrrp'],
    }),
    static_rules: keyword('Rules that are there from the start.', entries(staticRule), [], {
      readers: ['vrrp'],
    }),
    track_file: keyword(trackFile.doc, many(trackFile), [], { since: '2.1.0' }),
    vrrp_track_file: keyword('Another word for track_file.', many(vrrpTrackFile), [], {
      deprecated: { instead: 'track_file' },
      since: '2.0.0',
    }),
    bfd_instance: keyword(bfdInstance.doc, many(bfdInstance), [], { since: '2.0.0' }),
    vrrp_script: keyword(vrrpScript.doc, many(vrrpScript), []),
    vrrp_track_process: keyword(vrrpTrackProcess.doc, many(vrrpTrackProcess), [], { since: '2.0.11' }),
    garp_group: keyword(garpGroup.doc, many(garpGroup), []),
    vrrp_instance: keyword(vrrpInstance.doc, many(vrrpInstance), []),
    vrrp_sync_group: keyword(vrrpSyncGroup.doc, many(vrrpSyncGroup), []),
    track_group: keyword(trackGroup.doc, many(trackGroup), [], { since: '2.0.3' }),
    SSL: keyword(ssl.doc, many(ssl), []),
    virtual_server_group: keyword('Addresses and marks that are one service.', virtualServerGroups, [], {
      readers: ['checker'],
    }),
    virtual_server: keyword(virtualServer.doc, many(virtualServer), []),
  },
} as const satisfies Block;
