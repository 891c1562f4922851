import type { Kernel, Network, PacketSocket, RawSocket } from '@kaconf/kernel';
import type { FakeKernel } from '@kaconf/kernel/fake';
import { advertisementOf, encodeAdvertisement } from '@kaconf/vrrp';
import { GROUP, instance, ip } from './shell-router.ts';

/** What eth0 hears of another router. */
export function hear(
  kernel: FakeKernel,
  priority: number,
  { time = kernel.now(), plan = instance([]), hopLimit = 255, ifindex = 2 } = {},
): void {
  const source = ip('10.0.0.12');
  const advertisement = { ...advertisementOf(plan, priority), addresses: [ip('10.0.0.10')] };
  const payload = encodeAdvertisement(advertisement, { source, destination: GROUP });
  kernel.arrive({ protocol: 112, time, ifindex, source, destination: GROUP, hopLimit, payload });
}

/** The priorities of the adverts on the wire. */
export function priorities(kernel: FakeKernel): number[] {
  return kernel.datagrams.map(({ payload }) => payload[2] ?? -1);
}

/** The addresses that gratuitous ARPs told of, in order: RFC 826's sender protocol address, behind Ethernet's header. */
export function announced(kernel: FakeKernel): string[] {
  return kernel.frames.map(({ frame }) => frame.subarray(28, 32).join('.'));
}

/** The same kernel, with what is asked of it written down in order. */
export function recorded(kernel: FakeKernel): { kernel: FakeKernel; journal: string[] } {
  const journal: string[] = [];
  const note = (text: string) => journal.push(text);
  const edge: Pick<Kernel, 'openRawSocket' | 'openPacketSocket' | 'openNetwork'> = {
    openRawSocket(options) {
      const name = `${options.ifindex} ${options.groups}`;
      note(`open ${name}`);
      return rawSocket(kernel.openRawSocket(options), name, note);
    },
    openPacketSocket: () => packetSocket(kernel.openPacketSocket(), note),
    openNetwork: (listener) => network(kernel.openNetwork(listener), note),
  };
  // Its state is read through, not copied.
  return { journal, kernel: Object.assign(Object.create(kernel), edge) };
}

function rawSocket(socket: RawSocket, name: string, note: (text: string) => void): RawSocket {
  return {
    look: () => socket.look(),
    drain: () => socket.drain(),
    expect: (datagram) => socket.expect(datagram),
    close() {
      note(`close ${name}`);
      socket.close();
    },
    send(batch) {
      note(`adverts ${batch.map(({ payload }) => payload[2])}`);
      return socket.send(batch);
    },
  };
}

function packetSocket(socket: PacketSocket, note: (text: string) => void): PacketSocket {
  return {
    ...socket,
    send(batch) {
      note(`frames ${batch.length}`);
      return socket.send(batch);
    },
  };
}

function network(real: Network, note: (text: string) => void): Network {
  return {
    ...real,
    addAddress(one) {
      note(`add ${one.prefix.address}`);
      real.addAddress(one);
    },
    removeAddress(one) {
      note(`remove ${one.prefix.address}`);
      real.removeAddress(one);
    },
  };
}
