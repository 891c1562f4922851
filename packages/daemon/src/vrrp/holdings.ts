import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { KernelError } from '@kaconf/kernel';
import type { OwnInterface, RouterPlan, VirtualAddress, VirtualRoute, VirtualRule } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { Shortage } from '../processes/shortage.ts';
import type { FormerSettings } from './former-settings.ts';

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

interface Noted {
  readonly held: readonly Holdings[];
  readonly settings: FormerSettings | undefined;
}

/**
 * Beside the pid file, as long as the process lives: who is killed cannot clean up, and who comes after it may have been given
 * another configuration, in which nothing says what there was before.
 */
export class HoldingsFile {
  readonly #path: string;
  readonly #log: Log;
  readonly #shortage: Shortage;
  #now: Holdings | undefined;
  #written: Noted;

  constructor({ pidFile }: { readonly pidFile: string }, log: Log) {
    this.#path = `${pidFile.replace(/\.pid$/, '')}.holdings`;
    this.#log = log;
    this.#shortage = new Shortage(log, () => this.#write(this.#written));
    this.#written = this.#read();
  }

  /** What a killed predecessor has changed on the machine, as it was before. */
  get settings(): FormerSettings | undefined {
    return this.#written.settings;
  }

  /** What a killed predecessor may have left and the plan does not know; nothing when it has cleaned up, or a reboot has. */
  leftOvers(plan: RouterPlan): readonly Holdings[] {
    const wanted = holdingsOf(plan);
    return this.#written.held.map((held) => unwanted(held, wanted));
  }

  /** A reload to it begins. */
  willBe(plan: RouterPlan): void {
    this.#hold(...(this.#now ? [this.#now] : []), holdingsOf(plan));
  }

  are(plan: RouterPlan): void {
    this.#now = holdingsOf(plan);
    this.#hold(this.#now);
  }

  /** Settings of the machine, before they were changed. */
  were(settings: FormerSettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#written.settings)) return;
    this.#write({ ...this.#written, settings });
  }

  remove(): void {
    this.#shortage.close();
    rmSync(this.#path, { force: true });
  }

  #read(): Noted {
    try {
      const { held = [], settings }: Partial<Noted> = deserialize(readFileSync(this.#path));
      return { held, settings };
    } catch {
      return { held: [], settings: undefined };
    }
  }

  #hold(...held: readonly Holdings[]): void {
    this.#write({ ...this.#written, held });
  }

  #write(noted: Noted): void {
    const incomplete = `${this.#path}.new`;
    this.#written = noted;
    try {
      writeFileSync(incomplete, serialize(noted), { mode: FOR_ROOT });
      renameSync(incomplete, this.#path);
    } catch (error) {
      const refusal = KernelError.from(error, 'note down what is set in', this.#path);
      if (!this.#shortage.explains(refusal)) this.#log.warning(refusal.message);
      rmSync(incomplete, { force: true });
    }
  }
}
