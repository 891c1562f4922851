import { closeSync, openSync, readSync, truncateSync, writeFileSync } from 'node:fs';
import type { Millis } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';

/** From <linux/ip_vs.h>. */
const COMMANDS = { newService: 1, newDestination: 5, setDestination: 6 };
type CommandName = keyof typeof COMMANDS;

/** `struct told` of generic-netlink.c, for each of 256 commands. */
const EACH = 16;
const ALL = 256 * EACH;
const NANOS_PER_MILLI = 1_000_000;

/** How often something was asked of the IPVS that is not there, and when it was last. */
export interface Told {
  readonly count: number;
  readonly at: Millis;
}

/** A file in which a binary without IPVS leaves what it asks, and when. */
export class ToldIpvs {
  readonly #path: string;
  readonly #fd: number;
  readonly #bytes = Buffer.alloc(ALL);

  /** @param path of a file that is made anew */
  constructor(path: string) {
    this.#path = path;
    writeFileSync(path, '');
    truncateSync(path, ALL);
    this.#fd = openSync(path, 'r');
  }

  of(name: CommandName): Told {
    readSync(this.#fd, this.#bytes, 0, ALL, 0);
    const offset = COMMANDS[name] * EACH;
    const at = Number(this.#bytes.readBigUInt64LE(offset + 8)) / NANOS_PER_MILLI;
    return { count: Number(this.#bytes.readBigUInt64LE(offset)), at };
  }

  /** The binary, as it leaves it there. */
  by({ name, command }: Binary): Binary {
    return { name, command: ['env', `TOLD_IPVS=${this.#path}`, ...command] };
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }
}
