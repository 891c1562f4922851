import { seconds } from '@kaconf/net';
import { type Block, fromGlobal, keyword } from '../keyword.ts';
import { address, writtenAddress } from '../types/network/address.ts';
import { fractionalSeconds } from '../types/numbers/duration.ts';
import { STRICT, UINT_MAX, unsigned } from '../types/numbers/integer.ts';
import { alone, flag, on, onOff } from '../types/words/words.ts';

const MALFORMED_SOURCE =
  'Configuration error: VRRP instance[{name}] malformed src address[{value}]. Skipping...';

/** What it sends, and what it makes of what it hears. */
export const adverts = {
  advert_int: keyword('The time between two adverts.', fractionalSeconds(0.01, 255), seconds(1), {
    refusal: '({name}) Advert interval ({value}) not valid! Must be > 0 - ignoring',
  }),
  down_timer_adverts: keyword(
    'How many adverts a backup misses before it takes over.',
    unsigned(1, 100),
    fromGlobal('vrrp_down_timer_adverts'),
    { refusal: "({name}): Invalid down_timer_adverts [1:100] '{value}'", since: '2.2.3' },
  ),
  mcast_src_ip: keyword(
    'The source of adverts; by default the first of the interface.',
    writtenAddress,
    undefined,
    {
      refusal: MALFORMED_SOURCE,
    },
  ),
  unicast_src_ip: keyword('The source of unicast adverts.', writtenAddress, undefined, {
    refusal: MALFORMED_SOURCE,
    instead: undefined,
  }),
  track_src_ip: keyword('Without its source address on the interface it is in FAULT.', flag(), false, {
    since: '2.0.0',
  }),
  mcast_dst_ip: keyword('The multicast group; by default that of global_defs.', address, undefined, {
    refusal: '({name}) malformed mcast dest address {value}. Skipping...',
    since: '2.2.5',
  }),
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
  owner_ignore_adverts: keyword(
    'The owner of the addresses, with priority 255, listens to nobody.',
    onOff,
    fromGlobal('vrrp_owner_ignore_adverts', false),
    {
      refusal: '({name}) invalid owner_ignore_adverts {value} specified',
      since: '2.3.3',
    },
  ),
  skip_check_adv_addr: keyword(
    "Look at an advert's addresses only when another router sends it.",
    on,
    fromGlobal('vrrp_skip_check_adv_addr', false),
    { refusal: '({name}) invalid skip_check_adv_addr {value} specified' },
  ),
  v3_checksum_as_v2: keyword(
    'The checksum of VRRPv3 over IPv4 leaves the pseudo header out.',
    onOff,
    fromGlobal('v3_checksum_as_v2', false),
    {
      refusal: '({name}) invalid v3_checksum_as_v2 {value} specified',
      since: '2.2.8',
    },
  ),
  kernel_rx_buf_size: keyword(
    'Octets that the kernel buffers of what it has received.',
    alone(unsigned(0, UINT_MAX, STRICT)),
    undefined,
    { refusal: '({name}) invalid kernel_rx_buf_size specified', since: '2.0.3' },
  ),
} as const satisfies Block['keywords'];
