import { type Block, keyword } from '../keyword.ts';
import { STRICT, UINT_MAX, unsigned } from '../types/numbers/integer.ts';
import { bufferMultiplier, bufferPolicy } from '../types/processes/buffer-policy.ts';
import { onOff } from '../types/words/words.ts';

function size(socket: string, doc: string, since = '2.0.0') {
  return keyword(`The receive buffer of ${doc}, in octets.`, unsigned(0, UINT_MAX, STRICT), undefined, {
    missing: `${socket}_rcv_bufs size missing`,
    refusal: `${socket}_rcv_bufs size ({value}) invalid`,
    since,
  });
}

function force(socket: string, since = '2.0.0') {
  return keyword(`Let ${socket}_rcv_bufs go beyond net.core.rmem_max.`, onOff, false, {
    refusal: `Invalid value '{value}' for global ${socket}_rcv_bufs_force specified`,
    since,
  });
}

/** How much the kernel keeps for us until we read it. */
export const buffers = {
  vrrp_netlink_cmd_rcv_bufs: size('vrrp_netlink_cmd', "the VRRP process's netlink commands"),
  vrrp_netlink_cmd_rcv_bufs_force: force('vrrp_netlink_cmd'),
  vrrp_netlink_monitor_rcv_bufs: size('vrrp_netlink_monitor', "the VRRP process's netlink news"),
  vrrp_netlink_monitor_rcv_bufs_force: force('vrrp_netlink_monitor'),
  process_monitor_rcv_bufs: size('process_monitor', 'the news of processes', '2.0.11'),
  process_monitor_rcv_bufs_force: force('process_monitor', '2.0.11'),
  lvs_netlink_cmd_rcv_bufs: size('lvs_netlink_cmd', "the checker process's netlink commands"),
  lvs_netlink_cmd_rcv_bufs_force: force('lvs_netlink_cmd'),
  lvs_netlink_monitor_rcv_bufs: size('lvs_netlink_monitor', "the checker process's netlink news"),
  lvs_netlink_monitor_rcv_bufs_force: force('lvs_netlink_monitor'),
  vrrp_rx_bufs_policy: keyword(
    "What an instance's receive buffer is counted in: MTU, ADVERT, or octets.",
    bufferPolicy,
    undefined,
    { missing: 'vrrp_rx_bufs_policy missing', since: '2.0.3' },
  ),
  vrrp_rx_bufs_multiplier: keyword('How many of them the buffer holds.', bufferMultiplier, 3, {
    since: '2.0.3',
  }),
} as const satisfies Block['keywords'];
