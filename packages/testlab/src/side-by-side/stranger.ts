import {
  ETHERTYPE,
  encodeEthernetFrame,
  encodeIPv4Packet,
  encodeIPv6Packet,
  type IpAddress,
  isIPv6,
  parseIp,
  parseMac,
} from '@kaconf/net';

const VRRP = 112;
const HOP_LIMIT = 255;
const CONTROL = 0xc0;
const MACS = { 4: '01:00:5e:00:00:12', 6: '33:33:00:00:00:12', stranger: '02:00:00:00:00:63' } as const;

/**
 * A VRRP packet from a router that is not there: `10.0.0.13 > 224.0.0.18 2133c8…`, or `… > 224.0.0.18 ttl 64 2133c8…`.
 * @throws Error when it is not written like that
 */
export function frameOf(words: string): Uint8Array {
  const [, from = '', to = '', ttl, bytes = ''] =
    /^(\S+) > (\S+)(?: ttl (\d+))? ([\da-f ]+)$/.exec(words) ?? [];
  const [source, destination] = [parseIp(from), parseIp(to)];
  if (!source || !destination) throw new Error(`no packet: ${words}`);
  const payload = Buffer.from(bytes.replaceAll(' ', ''), 'hex');
  const packet = packetOf({ source, destination, hopLimit: Number(ttl ?? HOP_LIMIT), payload });
  return encodeEthernetFrame({
    destination: mac(MACS[isIPv6(destination) ? 6 : 4]),
    source: mac(MACS.stranger),
    etherType: isIPv6(destination) ? ETHERTYPE.ipv6 : ETHERTYPE.ipv4,
    payload: packet,
  });
}

interface Datagram {
  readonly source: IpAddress;
  readonly destination: IpAddress;
  readonly hopLimit: number;
  readonly payload: Uint8Array;
}

function packetOf({ source, destination, hopLimit, payload }: Datagram): Uint8Array {
  if (isIPv6(source) && isIPv6(destination)) {
    const common = { trafficClass: CONTROL, flowLabel: 0, nextHeader: VRRP };
    return encodeIPv6Packet({ ...common, hopLimit, source, destination, payload });
  }
  if (isIPv6(source) || isIPv6(destination)) throw new Error('source and destination are of two families');
  const whole = { dontFragment: false, moreFragments: false, fragmentOffset: 0, identification: 0 };
  const common = { trafficClass: CONTROL, options: new Uint8Array(), protocol: VRRP, ...whole };
  return encodeIPv4Packet({ ...common, ttl: hopLimit, source, destination, payload });
}

function mac(text: string) {
  const address = parseMac(text);
  if (address === undefined) throw new Error(`no MAC address: ${text}`);
  return address;
}
