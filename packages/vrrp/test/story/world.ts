import type { IpAddress } from '@kaconf/net';
import type { Effect, Event, InterfaceState, VirtualAddress } from '../../src/index.ts';

/** The interfaces of the story's machine. What the engine sets and removes comes back as the kernel would report it. */
export class World {
  readonly #interfaces: Map<string, InterfaceState>;

  constructor(interfaces: Readonly<Record<string, readonly IpAddress[]>>) {
    const all = Object.entries(interfaces).map(
      ([name, addresses]) => [name, { up: true, addresses }] as const,
    );
    this.#interfaces = new Map(all);
  }

  reports(): Event[] {
    return [...this.#interfaces.keys()].map((name) => this.#report(name));
  }

  /** `eth0 up`, `eth0 down`, `eth0 gone` or `eth0 has 10.0.0.11,10.0.0.10`; its addresses stay when it goes down. */
  change(name: string, what: string, addresses: readonly IpAddress[]): Event {
    const before = this.#interfaces.get(name) ?? { up: true, addresses: [] };
    if (what === 'gone') this.#interfaces.delete(name);
    else if (what === 'has') this.#interfaces.set(name, { ...before, addresses });
    else this.#interfaces.set(name, { ...before, up: what === 'up' });
    return this.#report(name);
  }

  perform(effect: Effect): Event[] {
    if (effect.type !== 'addAddresses' && effect.type !== 'removeAddresses') return [];
    return effect.addresses.flatMap((address) => this.#set(address, effect.type === 'addAddresses'));
  }

  #set({ prefix, interface: name }: VirtualAddress, present: boolean): Event[] {
    const before = this.#interfaces.get(name);
    if (!before || before.addresses.includes(prefix.address) === present) return [];
    const others = before.addresses.filter((address) => address !== prefix.address);
    this.#interfaces.set(name, { ...before, addresses: present ? [...others, prefix.address] : others });
    return [this.#report(name)];
  }

  #report(name: string): Event {
    return { type: 'interface', name, state: this.#interfaces.get(name) };
  }
}
