import { seconds } from '@kaconf/net';
import { authentication } from './authentication.ts';
import { garpDelay, garpRefresh, garpRepeat } from './garp.ts';
import { alias, type Block, type ConfigOf, fromGlobal, keyword, one } from './keyword.ts';
import { address } from './types/address.ts';
import { fractionalSeconds } from './types/duration.ts';
import { entries } from './types/entries.ts';
import { INT_MAX, unsigned } from './types/integer.ts';
import { interfaceName } from './types/interface-name.ts';
import { name } from './types/name.ts';
import { priority } from './types/priority.ts';
import { virtualRoute } from './types/route/read-route.ts';
import { virtualRule } from './types/rule/read-rule.ts';
import { notifyScript } from './types/script.ts';
import { state } from './types/state.ts';
import { trackInterface, trackScript } from './types/track.ts';
import { unicastPeer } from './types/unicast-peer.ts';
import { version } from './types/version.ts';
import { virtualAddress } from './types/virtual-address/read-address.ts';
import { flag, onOff } from './types/words.ts';

export const vrrpInstance = {
  doc: 'One VRRP virtual router.',
  readers: ['vrrp'],
  header: name('vrrp_instance must have a name'),
  unique: 'vrrp instance {value} already defined',
  keywords: {
    state: keyword('What it starts as; by default MASTER with priority 255, else BACKUP.', state, undefined),
    interface: keyword(
      'Where adverts are sent and heard, and where addresses are added.',
      interfaceName,
      undefined,
      { refusal: "Interface name '{value}' too long - ignoring" },
    ),
    virtual_router_id: keyword('The VRID that the group shares.', unsigned(1, 255), undefined, {
      refusal: "({name}): VRID '{value}' not valid - must be between 1 & 255",
    }),
    priority: keyword(
      'The higher wins the election; 255 owns the addresses. By default 100, but 255 with state MASTER.',
      priority,
      undefined,
    ),
    advert_int: keyword('The time between two adverts.', fractionalSeconds(0.01, 255), seconds(1), {
      refusal: '({name}) Advert interval ({value}) not valid! Must be > 0 - ignoring',
    }),
    version: keyword('Of VRRP: 2, or 3 for IPv6 and short intervals.', version, undefined, {
      refusal: '({name}): Version must be either 2 or 3',
    }),
    nopreempt: keyword('A backup of higher priority leaves a master alone.', flag(), false),
    preempt: alias('nopreempt', 'The opposite of nopreempt, and the default.', flag(false)),
    preempt_delay: keyword(
      'How long a backup of higher priority waits before it takes over.',
      fractionalSeconds(0, 1000),
      seconds(0),
      { refusal: '({name}) Preempt_delay not valid! must be between 0-1000' },
    ),
    authentication: keyword('A password in each VRRPv2 advert.', one(authentication), undefined),
    virtual_ipaddress: keyword(
      'The addresses that move, and that adverts tell.',
      entries(virtualAddress),
      [],
    ),
    virtual_ipaddress_excluded: keyword(
      'Addresses that move too, but are in no advert.',
      entries(virtualAddress),
      [],
    ),
    virtual_routes: keyword('Routes that a master adds.', entries(virtualRoute), [], { effect: 'not yet' }),
    virtual_rules: keyword('Rules that a master adds.', entries(virtualRule), [], { effect: 'not yet' }),
    mcast_src_ip: keyword(
      'The source of adverts; by default the first of the interface.',
      address,
      undefined,
      {
        refusal: 'Configuration error: VRRP instance[{name}] malformed src address[{value}]. Skipping...',
      },
    ),
    unicast_src_ip: keyword('The source of unicast adverts.', address, undefined, {
      refusal: 'Configuration error: VRRP instance[{name}] malformed src address[{value}]. Skipping...',
    }),
    unicast_peer: keyword('Who gets adverts instead of the multicast group.', entries(unicastPeer), []),
    track_script: keyword('Scripts that move its priority.', entries(trackScript), []),
    track_interface: keyword('Interfaces that move its priority.', entries(trackInterface), []),
    notify_master: notify('it becomes master', 'notify_master'),
    notify_backup: notify('it becomes backup', 'notify_backup'),
    notify_fault: notify('it goes to FAULT', 'notify_fault'),
    notify_stop: notify('it stops', 'notify_stop'),
    notify: notify('any of these happens; it is told what', 'notify'),
    notify_master_rx_lower_pri: notify('a master hears one of lower priority', 'notify_master_rx_lower_pri'),
    notify_priority_changes: keyword(
      'Tell notify of each change of priority.',
      onOff,
      fromGlobal('vrrp_notify_priority_changes'),
      { refusal: "({name}) Invalid value '{value}' for notify_priority_changes specified" },
    ),
    smtp_alert: keyword('Mail its transitions; by default as global_defs says.', onOff, undefined, {
      refusal: 'Invalid vrrp_instance smtp_alert parameter {value}',
      effect: 'not yet',
    }),
    garp_master_delay: keyword(
      'The time between becoming master and a second burst of gratuitous ARPs.',
      garpDelay,
      fromGlobal('vrrp_garp_master_delay'),
      { refusal: "({name}): garp_master_delay '{value}' invalid - ignoring" },
    ),
    garp_master_repeat: keyword(
      'How many gratuitous ARPs a burst has for each address.',
      garpRepeat('({name}): garp_master_repeat'),
      fromGlobal('vrrp_garp_master_repeat'),
      { refusal: "({name}): garp_master_repeat '{value}' invalid - ignoring" },
    ),
    garp_master_refresh: keyword(
      'The time between two bursts of a master; 0: none.',
      garpRefresh,
      fromGlobal('vrrp_garp_master_refresh'),
      { refusal: "({name}): Invalid garp_master_refresh '{value}' - ignoring" },
    ),
    garp_master_refresh_repeat: keyword(
      'How many gratuitous ARPs such a burst has for each address.',
      garpRepeat('({name}): garp_master_refresh_repeat'),
      fromGlobal('vrrp_garp_master_refresh_repeat'),
      { refusal: "({name}): garp_master_refresh_repeat '{value}' invalid - ignoring" },
    ),
    garp_lower_prio_delay: keyword(
      'The time between an advert of lower priority and a second burst.',
      garpDelay,
      fromGlobal('vrrp_garp_lower_prio_delay'),
      { refusal: "({name}): garp_lower_prio_delay '{value}' invalid - ignoring" },
    ),
    garp_lower_prio_repeat: keyword(
      'How many gratuitous ARPs the bursts after an advert of lower priority have.',
      unsigned(0, INT_MAX),
      fromGlobal('vrrp_garp_lower_prio_repeat'),
      { refusal: "({name}): Invalid garp_lower_prio_repeat '{value}'" },
    ),
    down_timer_adverts: keyword(
      'How many adverts a backup misses before it takes over.',
      unsigned(1, 100),
      fromGlobal('vrrp_down_timer_adverts'),
      { refusal: "({name}): Invalid down_timer_adverts [1:100] '{value}'" },
    ),
    lower_prio_no_advert: keyword(
      'A master answers no advert of lower priority.',
      onOff,
      fromGlobal('vrrp_lower_prio_no_advert'),
      { refusal: '({name}) invalid lower_prio_no_advert {value} specified' },
    ),
    higher_prio_send_advert: keyword(
      'A master answers an advert of higher priority before it yields.',
      onOff,
      fromGlobal('vrrp_higher_prio_send_advert'),
      { refusal: '({name}) invalid higher_prio_send_advert {value} specified' },
    ),
    accept: keyword('A master that does not own the addresses answers on them.', flag(), true),
    no_accept: alias('accept', 'The opposite of accept.', flag(false)),
    debug: keyword('Of no effect.', unsigned(0, 4), 0, {
      refusal: "({name}) Debug value '{value}' not valid; must be between 0-4",
    }),
  },
} as const satisfies Block;

export type VrrpInstanceBlock = ConfigOf<typeof vrrpInstance>;

function notify(occasion: string, name: string) {
  return keyword(`Runs when ${occasion}.`, notifyScript, undefined, {
    once: `({name}) ${name} script already specified - ignoring {value}`,
  });
}
