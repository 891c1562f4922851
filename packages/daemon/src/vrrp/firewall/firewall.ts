import {
  type FirewallChange,
  type Kernel,
  KernelError,
  type Firewall as KernelFirewall,
} from '@kaconf/kernel';
import type { Family } from '@kaconf/net';
import type { FirewallPlan, VirtualAddress } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { Shortage } from '../../processes/shortage.ts';
import type { Links } from '../network/links.ts';
import { addressElement, type Element, macvlanElements, type OwnMacvlan } from './elements.ts';
import { Tables } from './tables.ts';

/** A message has room for this many elements. */
const PART = 500;

/**
 * The tables `ip` and `ip6` of keepalived's name in nf_tables: what they hold is ours alone, so they are made when
 * something needs them, and removed as a whole. One of an earlier run goes first.
 */
export class Firewall {
  readonly #kernel: Kernel;
  readonly #links: Links;
  readonly #log: Log;
  readonly #shortage: Shortage;
  readonly #blocked = new Map<string, Element>();
  readonly #macvlans = new Map<string, readonly Element[]>();
  #opened:
    | { readonly firewall: KernelFirewall; readonly plan: FirewallPlan; readonly tables: Tables }
    | undefined;
  #plan: FirewallPlan;

  constructor(plan: FirewallPlan, kernel: Kernel, links: Links, log: Log, shortage: Shortage) {
    this.#shortage = shortage;
    this.#plan = plan;
    this.#kernel = kernel;
    this.#links = links;
    this.#log = log;
  }

  /** A new table, or another priority, takes everything into new tables. */
  follow(plan: FirewallPlan): void {
    const [before, after] = [JSON.stringify(this.#plan), JSON.stringify(plan)];
    this.#plan = plan;
    if (before === after || !this.#opened) return;
    this.close();
    this.#add(this.#elements);
  }

  /** What nothing needs any more goes, as if it had never been; the rest is made anew in the same moment. */
  tidy(): void {
    if (!this.#opened) return;
    const tables = new Tables(this.#plan);
    const made = this.#elements.flatMap(({ needs }) => needs(tables));
    if (tables.parts === this.#opened.tables.parts) return;
    const filled = this.#changes('addElements', this.#elements);
    if (this.#apply([...this.#removals(), ...made, ...filled])) this.#opened = { ...this.#opened, tables };
  }

  /**
   * What the master has, but nobody is to get through to.
   * @param mayReturn the interface may go and come again meanwhile, with another index
   */
  block(addresses: readonly VirtualAddress[], mayReturn: boolean): void {
    const byIndex = this.#plan.byIndex || !mayReturn;
    const added = addresses.flatMap((address): Element[] => {
      const link = this.#links.find(address.interface);
      if (!link || this.#blocked.has(keyOf(address))) return [];
      const element = addressElement(address, link, byIndex);
      this.#blocked.set(keyOf(address), element);
      return [element];
    });
    this.#add(added);
  }

  unblock(addresses: readonly VirtualAddress[]): void {
    const removed = addresses.flatMap((address) => this.#blocked.get(keyOf(address)) ?? []);
    for (const address of addresses) this.#blocked.delete(keyOf(address));
    this.#remove(removed);
  }

  /** What macvlans would say with the virtual MAC address while they are not master, their bases say. */
  silence(macvlans: readonly OwnMacvlan[]): void {
    for (const { link } of macvlans) this.release(link.name);
    const elements = macvlans.map((macvlan) => macvlanElements(macvlan, this.#plan));
    for (const [index, { link }] of macvlans.entries()) this.#macvlans.set(link.name, elements[index] ?? []);
    this.#add(elements.flat());
  }

  release(name: string): void {
    const elements = this.#macvlans.get(name);
    this.#macvlans.delete(name);
    if (elements) this.#remove(elements);
  }

  /** Of a predecessor. */
  removeLeftOver(table: string): void {
    const firewall = this.#netlink();
    if (!firewall) return;
    this.#removeTables(firewall, table);
    firewall.close();
  }

  /** What could not be done since there was nothing to speak to nf_tables through. */
  complete(): void {
    if (!this.#opened) this.#add(this.#elements);
  }

  close(): void {
    if (!this.#opened) return;
    this.#apply(this.#removals());
    this.#opened.firewall.close();
    this.#opened = undefined;
  }

  get #elements(): readonly Element[] {
    return [...this.#blocked.values(), ...[...this.#macvlans.values()].flat()];
  }

  #add(elements: readonly Element[]): void {
    if (elements.length === 0) return;
    // Some may have been kept waiting for it.
    const added = this.#opened ? elements : this.#elements;
    const tables = this.#open()?.tables;
    if (!tables) return;
    const takeBack = tables.checkpoint();
    const made = added.flatMap(({ needs }) => needs(tables));
    if (!this.#apply([...made, ...this.#changes('addElements', added)])) takeBack();
  }

  #remove(elements: readonly Element[]): void {
    const families = this.#opened?.tables.families ?? [];
    const there = elements.filter(({ family }) => families.includes(family));
    this.#apply(this.#changes('removeElements', there));
  }

  #changes(type: 'addElements' | 'removeElements', elements: readonly Element[]): FirewallChange[] {
    const { table } = this.#plan;
    return [...Map.groupBy(elements, ({ family, set }) => `${family} ${set}`).values()].flatMap((group) => {
      const parts = Array.from({ length: Math.ceil(group.length / PART) }, (_, part) =>
        group.slice(part * PART, (part + 1) * PART),
      );
      return parts.flatMap((elements) => {
        const [first] = elements;
        return first ? [{ type, family: first.family, table, set: first.set, elements }] : [];
      });
    });
  }

  #open() {
    if (this.#opened) return this.#opened;
    const firewall = this.#netlink();
    if (!firewall) return undefined;
    this.#opened = { firewall, plan: this.#plan, tables: new Tables(this.#plan) };
    this.#removeTables(firewall, this.#plan.table);
    return this.#opened;
  }

  #netlink(): KernelFirewall | undefined {
    return this.#shortage.attempt(() => this.#kernel.openFirewall());
  }

  #removeTables(firewall: KernelFirewall, table: string): void {
    for (const family of [4, 6] as const) this.#removeTable(firewall, family, table);
  }

  #removeTable(firewall: KernelFirewall, family: Family, table: string): void {
    try {
      firewall.apply([{ type: 'removeTable', family, table }]);
      this.#log.info(`Deleting old ip${family === 4 ? '' : '6'} ${table} table`);
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      if (error.code !== 'ENOENT') this.#log.error(error.message);
    }
  }

  #removals(): FirewallChange[] {
    if (!this.#opened) return [];
    const { tables, plan } = this.#opened;
    return tables.families.map((family) => ({ type: 'removeTable', family, table: plan.table }));
  }

  /** A machine without nf_tables has its virtual routers all the same. */
  #apply(changes: readonly FirewallChange[]): boolean {
    if (changes.length === 0) return true;
    try {
      this.#opened?.firewall.apply(changes);
      return true;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#log.error(error.message);
      return false;
    }
  }
}

function keyOf({ prefix, interface: name }: VirtualAddress): string {
  return `${prefix.address} ${name}`;
}
