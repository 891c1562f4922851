import { mkdir, writeFile } from 'node:fs/promises';
import { type Millis, now } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { type Daemon, type LogLine, startDaemon } from '../daemon/daemon.ts';
import { type AddressWatch, watchAddresses } from '../network/address-watch.ts';
import type { Host } from '../network/host.ts';
import { type LinkWatch, watchLinks } from '../network/link-watch.ts';
import { batch } from '../network/network.ts';
import { children } from '../process/processes.ts';
import { EARLY, putFirst } from '../process/real-time.ts';

/** From its start until it is stopped or switched off. */
export interface Life {
  /** When it began to listen. */
  readonly from: Millis;
  readonly log: readonly LogLine[];
}

/** What scripts look at, and tracked files are: 0 while all is well, 1 when it fails. */
const SIGNS = '/run/story';
const WELL = '0';
const FAILING = '1';

/** The last that is said of a start before the first timer runs, by both. */
const LISTENS = /^VRRP sockpool: /;
const PATIENCE: Millis = 30_000;

/** A node with its keepalived, which may come and go. */
export class Actor implements AsyncDisposable {
  readonly host: Host;
  readonly configuration: string;
  readonly addresses: AddressWatch;
  readonly links: LinkWatch;
  readonly #binary: Binary;
  readonly #daemons: Daemon[] = [];
  #speaker: number | undefined;
  /** When it was switched off: what its kernel does afterwards is ours. */
  readonly #kills: { readonly from: Millis; to: Millis }[] = [];

  private constructor(
    host: Host,
    binary: Binary,
    configuration: string,
    watches: Pick<Actor, 'addresses' | 'links'>,
  ) {
    this.host = host;
    this.#binary = binary;
    this.configuration = configuration;
    this.addresses = watches.addresses;
    this.links = watches.links;
  }

  static async open(host: Host, binary: Binary, configuration: string): Promise<Actor> {
    await using made = new AsyncDisposableStack();
    const addresses = made.use(await watchAddresses(host));
    const links = made.use(await watchLinks(host));
    await mkdir(host.namespace.root + SIGNS);
    for (const [, name = ''] of configuration.matchAll(new RegExp(`${SIGNS}/(\\w+)`, 'g'))) {
      await writeFile(`${host.namespace.root}${SIGNS}/${name}`, WELL);
    }
    made.move();
    return new Actor(host, binary, configuration, { addresses, links });
  }

  /** @returns when it began to listen */
  async start(): Promise<Millis> {
    await this.#daemons.at(-1)?.ended;
    const daemon = await startDaemon(this.host, starting(this.#binary), this.configuration);
    this.#daemons.push(daemon);
    await daemon.log.waitFor(`the start of ${this.host.name}`, ({ text }) => LISTENS.test(text), PATIENCE);
    this.#speaker = await daemon.vrrpChild();
    // What it runs may be gone by then.
    for (const pid of [daemon.pid, ...children(daemon.pid)]) await putFirst(pid);
    return lifeOf(daemon).from;
  }

  /** The power fails: its addresses go with it. @returns when */
  async kill(): Promise<Millis> {
    const from = now();
    const kill = { from, to: Number.POSITIVE_INFINITY };
    this.#kills.push(kill);
    this.#speaker = undefined;
    await this.#daemons.at(-1)?.crash();
    const held = this.#held();
    await batch(
      this.host.namespace,
      held.map((address) => `address del ${address} dev eth0`),
    );
    await Promise.all(held.map((address) => this.#gone(address, from)));
    kill.to = now();
    return from;
  }

  /** As a service manager does. @returns when */
  async stop(): Promise<Millis> {
    const at = now();
    this.#speaker = undefined;
    this.#daemons.at(-1)?.signal('SIGTERM');
    return at;
  }

  /** What scripts look at. @returns when */
  async sign(name: string, fails: boolean): Promise<Millis> {
    await writeFile(`${this.host.namespace.root}${SIGNS}/${name}`, fails ? FAILING : WELL);
    return now();
  }

  /** The process that speaks VRRP, while one does. */
  get speaker(): number | undefined {
    return this.#speaker;
  }

  get lives(): readonly Life[] {
    return this.#daemons.map(lifeOf);
  }

  /** What it did with addresses by itself. */
  get ownAddressChanges(): AddressWatch['entries'] {
    return this.addresses.entries.filter(
      ({ time }) => !this.#kills.some(({ from, to }) => time >= from && time <= to),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const daemon of this.#daemons) await daemon[Symbol.asyncDispose]();
    await this.addresses[Symbol.asyncDispose]();
    await this.links[Symbol.asyncDispose]();
  }

  #held(): readonly string[] {
    const held = new Set<string>();
    for (const { type, address } of this.addresses.entries) {
      if (type === 'added') held.add(address);
      else held.delete(address);
    }
    return [...held];
  }

  async #gone(address: string, after: Millis): Promise<void> {
    await this.addresses.waitFor(
      `${address} removed from ${this.host.name}`,
      (change) => change.time >= after && change.type === 'removed' && change.address === address,
      PATIENCE,
    );
  }
}

function lifeOf({ log }: Daemon): Life {
  const from = log.entries.findLast(({ text }) => LISTENS.test(text))?.time ?? 0;
  return { from, log: log.entries };
}

/** Its start takes the processor for long, but from nobody who listens already. */
function starting({ name, command }: Binary): Binary {
  return { name, command: [...EARLY, ...command] };
}
