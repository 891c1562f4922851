import { seconds } from '@kaconf/net';
import { alias, type Block, keyword, sameAs } from '../keyword.ts';
import { snmpSocket } from '../types/network/snmp-socket.ts';
import { fractionalSeconds } from '../types/numbers/duration.ts';
import { flag, text } from '../types/words/words.ts';

const effect = 'not yet';

const statsInterval = fractionalSeconds(0.001, 30);
const badInterval = "snmp stats vs update interval '{value}' invalid - ignoring";

/** What SNMP and D-Bus can ask. */
export const monitoring = {
  snmp_socket: keyword('Where the SNMP master agent listens.', snmpSocket, undefined, {
    missing: 'SNMP error : snmp socket name missing',
    effect,
  }),
  enable_traps: keyword('Send SNMP traps.', flag(), false, { effect }),
  enable_snmp_vrrp: keyword("Answer SNMP for keepalived's own VRRP objects.", flag(), false, {
    since: '2.0.0',
    effect,
  }),
  enable_snmp_keepalived: alias('enable_snmp_vrrp', 'An older spelling of enable_snmp_vrrp.', undefined, {
    deprecated: { instead: 'enable_snmp_vrrp' },
  }),
  enable_snmp_rfc: keyword('Answer SNMP for the objects of RFC 2787 and RFC 6527.', flag(), false, {
    effect,
  }),
  enable_snmp_rfcv2: keyword('Answer SNMP for the objects of RFC 2787.', flag(), sameAs('enable_snmp_rfc'), {
    effect,
  }),
  enable_snmp_rfcv3: keyword('Answer SNMP for the objects of RFC 6527.', flag(), sameAs('enable_snmp_rfc'), {
    effect,
  }),
  enable_snmp_checker: keyword("Answer SNMP for keepalived's own checker objects.", flag(), false, {
    effect,
  }),
  snmp_vs_stats_update_interval: keyword(
    "How old a virtual server's figures may be.",
    statsInterval,
    seconds(5),
    { refusal: badInterval, since: '2.3.0', effect },
  ),
  snmp_rs_stats_update_interval: keyword(
    "How old a real server's figures may be.",
    statsInterval,
    sameAs('snmp_vs_stats_update_interval'),
    { refusal: badInterval, since: '2.3.0', effect },
  ),
  enable_dbus: keyword('Be on D-Bus.', flag(), false, { effect }),
  dbus_service_name: keyword('Our name on D-Bus.', text(), 'org.keepalived.Vrrp1', {
    missing: 'dbus_service_name missing - ignoring',
    effect,
  }),
  dbus_no_interface_name: keyword(
    'What stands for the interface in the path of an instance that has none.',
    text(),
    'none',
    { missing: 'dbus_no_interface_name missing - ignoring', since: '2.3.0', effect },
  ),
} as const satisfies Block['keywords'];
