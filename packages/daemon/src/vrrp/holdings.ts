import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { KernelError } from '@kaconf/kernel';
import type { OwnInterface, RouterPlan, VirtualAddress, VirtualRoute, VirtualRule } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { Shortage } from '../processes/shortage.ts';

/** What a plan may have set in the kernel, whether it is set or not. */
export interface Holdings {
  readonly ownInterfaces: readonly OwnInterface[];
  readonly addresses: readonly VirtualAddress[];
  readonly routes: readonly VirtualRoute[];
  readonly rules: readonly VirtualRule[];
  /** Of nftables. */
  readonly table: string;
}

export function holdingsOf({ ownInterfaces, statics, instances, firewall }: RouterPlan): Holdings {
  return {
    ownInterfaces,
    addresses: [
      ...statics.addresses,
      ...instances.flatMap(({ virtualAddresses, excludedAddresses }) => [
        ...virtualAddresses,
        ...excludedAddresses,
      ]),
    ],
    routes: [...statics.routes, ...instances.flatMap(({ virtualRoutes }) => virtualRoutes)],
    rules: [...statics.rules, ...instances.flatMap(({ virtualRules }) => virtualRules)],
    table: firewall.table,
  };
}

/** What is held and not wanted. */
export function unwanted(held: Holdings, wanted: Holdings): Holdings {
  return {
    ownInterfaces: without(held.ownInterfaces, wanted.ownInterfaces, ({ name }) => name),
    addresses: without(held.addresses, wanted.addresses, ({ interface: name, prefix }) =>
      keyOf([name, prefix]),
    ),
    routes: without(held.routes, wanted.routes, keyOf),
    rules: without(held.rules, wanted.rules, keyOf),
    // Made anew where it is wanted.
    table: held.table,
  };
}

function without<T>(held: readonly T[], wanted: readonly T[], key: (one: T) => string): readonly T[] {
  const kept = new Set(wanted.map(key));
  return held.filter((one) => !kept.has(key(one)));
}

/** Numbers of 64 bits are in there, which JSON does not know. */
function keyOf(one: unknown): string {
  return serialize(one).toString('latin1');
}

const FOR_ROOT = 0o600;

/**
 * Beside the pid file, as long as the process lives: who is killed cannot clean up, and who comes after it may have been given
 * another configuration, in which nothing says what there was before.
 */
export class HoldingsFile {
  readonly #path: string;
  readonly #log: Log;
  readonly #shortage: Shortage;
  #now: Holdings | undefined;
  #written: readonly Holdings[] = [];

  constructor({ pidFile }: { readonly pidFile: string }, log: Log) {
    this.#path = `${pidFile.replace(/\.pid$/, '')}.holdings`;
    this.#log = log;
    this.#shortage = new Shortage(log, () => this.#write(...this.#written));
  }

  /** What a killed predecessor may have left and the plan does not know; nothing when it has cleaned up, or a reboot has. */
  leftOvers(plan: RouterPlan): readonly Holdings[] {
    const wanted = holdingsOf(plan);
    return this.#read().map((held) => unwanted(held, wanted));
  }

  /** A reload to it begins. */
  willBe(plan: RouterPlan): void {
    this.#write(...(this.#now ? [this.#now] : []), holdingsOf(plan));
  }

  are(plan: RouterPlan): void {
    this.#now = holdingsOf(plan);
    this.#write(this.#now);
  }

  remove(): void {
    this.#shortage.close();
    rmSync(this.#path, { force: true });
  }

  #read(): readonly Holdings[] {
    try {
      return deserialize(readFileSync(this.#path));
    } catch {
      return [];
    }
  }

  #write(...all: readonly Holdings[]): void {
    const incomplete = `${this.#path}.new`;
    this.#written = all;
    try {
      writeFileSync(incomplete, serialize(all), { mode: FOR_ROOT });
      renameSync(incomplete, this.#path);
    } catch (error) {
      const refusal = KernelError.from(error, 'note down what is set in', this.#path);
      if (!this.#shortage.explains(refusal)) this.#log.warning(refusal.message);
      rmSync(incomplete, { force: true });
    }
  }
}
