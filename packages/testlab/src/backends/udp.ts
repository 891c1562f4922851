import { type Listening, type Place, UnknownBehaviour } from './backend.ts';
import { listenUdp } from './listener.ts';

/** `echo`, `silent`, `reply TEXT`. One that is down has the kernel send ICMP port unreachable. */
export function serveUdp(place: Place, [verb = 'echo', ...words]: readonly string[]): Promise<Listening> {
  switch (verb) {
    case 'echo':
      return listenUdp(place, (datagram) => datagram);
    case 'silent':
      return listenUdp(place, () => undefined);
    case 'reply':
      return listenUdp(place, () => Buffer.from(words.join(' ')));
    default:
      throw new UnknownBehaviour('udp', [verb, ...words]);
  }
}
