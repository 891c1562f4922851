import type { Span } from '@kaconf/diagnostics';
import { spansMadeBy } from '../1-source/origin.ts';
import type { Item, Statement, Tree } from '../4-tree/tree.ts';
import { type Devices, devicesOf } from '../machine/devices.ts';
import type { Machine } from '../machine/machine.ts';
import type { NameDirectories } from '../machine/names.ts';
import { USUAL_NAMES } from '../machine/usual-names.ts';
import { file as fileBlock } from '../schema/file.ts';
import { globalDefs } from '../schema/global-defs.ts';
import type { VirtualServerBlock } from '../schema/servers/virtual-server.ts';
import type { TrackGroupBlock } from '../schema/track-group.ts';
import type { VirtualServer } from '../server-config.ts';
import type { Values } from './form.ts';
import { inherit } from './inherit.ts';
import { emptyRead, type Read, readStatement, take } from './read-block.ts';
import { type Finding, Reporter } from './reporter.ts';
import { ScriptUsers } from './script-users.ts';
import { applyShorthands } from './shorthands.ts';
import type { StatementMemory } from './statement-memory.ts';
import type { Context } from './statement-reading.ts';
import { reportFault } from './structure.ts';

export const GLOBAL_DEFS = 'global_defs';
const VIRTUAL_SERVER = 'virtual_server';
/** For any of them keepalived has a VRRP process. */
const OF_ROUTERS = new Set(['vrrp_instance', 'static_ipaddress', 'static_routes', 'static_rules']);

/** What is left of those who have read the file before, in a process that is each of them in turn. */
export interface Before {
  /** They have looked for somebody to run scripts. */
  readonly seeksDefault: boolean;
}

/**
 * Reads a file as it comes, each of its statements to the end, so that nothing of what that was made of need stay. Only
 * what stands before the last `global_defs` waits for it: keepalived reads these before all else.
 */
export class FileReading {
  readonly reporter = new Reporter();
  readonly root: Read;
  readonly users: ScriptUsers;
  /** Whether a `virtual_server` is written, be it one that counts or not. */
  speaksOfServers = false;
  /** Whether a `vrrp_instance` or something static is written, be it one that counts or not. */
  speaksOfRouters = false;
  /** Of statements that are none. */
  #otherStatements = 0;
  readonly #start: Span;
  readonly #machine: Machine;
  readonly #memory: StatementMemory | undefined;
  #context: Context;
  #waiting: Statement[] = [];
  #globals: Values | undefined;

  /** @param memory of the same file, for one that is read as a whole */
  constructor(
    file: string,
    machine: Machine,
    found: readonly Finding[],
    before?: Before,
    memory?: StatementMemory,
  ) {
    for (const finding of found) this.reporter.report(finding);
    this.#start = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
    this.root = emptyRead(fileBlock, {}, this.#start, this.#start);
    this.#machine = machine;
    this.#memory = memory;
    this.users = new ScriptUsers(machine, this.reporter, before?.seeksDefault);
    const { reporter, users } = this;
    const devices = devicesOf(machine, {});
    const names = USUAL_NAMES;
    const hasTrackGroup = (name: string) => this.#hasTrackGroup(name);
    const top = { readers: ['parent'], path: '', name: '' } as const;
    this.#context = { ...top, reporter, names, devices, machine, users, hasTrackGroup };
  }

  /** As far as global_defs is known. */
  get devices(): Devices {
    return this.#context.devices;
  }

  /** No longer the same when something was read that leaves more behind than virtual servers. */
  get noteworthy(): number {
    return this.reporter.noteworthy + this.#otherStatements;
  }

  /** So far. */
  get virtualServers(): readonly VirtualServerBlock[] {
    return this.root.value[VIRTUAL_SERVER] as readonly VirtualServerBlock[];
  }

  /** What is known of them stands in the place of their blocks. */
  take(servers: readonly VirtualServer[]): void {
    this.speaksOfServers = true;
    const { value } = this.root;
    const before = value[VIRTUAL_SERVER] as unknown[];
    if (before.length === 0) value[VIRTUAL_SERVER] = [...servers];
    else for (const server of servers) before.push(server);
  }

  read({ items, faults }: Tree): void {
    this.#memory?.begin(items);
    for (const fault of faults) reportFault(fault, this.reporter);
    for (const item of items) {
      if (item.type !== 'statement') continue;
      if (item.words[0].text === VIRTUAL_SERVER) this.speaksOfServers = true;
      else this.#otherStatements++;
      if (OF_ROUTERS.has(item.words[0].text)) this.speaksOfRouters = true;
      if (isGlobals(item)) readStatement(item, this.root, this.#context);
      else if (this.#globals === undefined) this.#waiting.push(item);
      else this.#readWhole(item, this.#globals);
    }
  }

  /** No more `global_defs` follows. Returns all that they say, and the defaults of what they do not. */
  settleGlobals(): Values {
    if (this.#globals !== undefined) return this.#globals;
    const globals = this.root.only?.get(GLOBAL_DEFS) ?? this.#noGlobals();
    applyShorthands(globals);
    const { value } = globals;
    this.#inherit(value);
    const names = this.#machine.names?.(directoriesIn(value)) ?? USUAL_NAMES;
    this.#context = { ...this.#context, names, devices: this.#devicesFor(value) };
    this.#globals = value;
    for (const statement of this.#waiting) this.#readWhole(statement, value);
    this.#waiting = [];
    return value;
  }

  /** One without members is none. */
  #hasTrackGroup(name: string): boolean {
    const groups = this.root.value.track_group as readonly TrackGroupBlock[];
    return groups.some((group) => group.name === name && group.group !== undefined);
  }

  #devicesFor(globals: Values): Devices {
    const { value } = this.root;
    return devicesOf(this.#machine, globals, () => value.net_namespace as string | undefined);
  }

  #noGlobals(): Read {
    return emptyRead(globalDefs, {}, this.#start, this.#start, this.root);
  }

  #readWhole(statement: Statement, globals: Values): void {
    const memory = this.#memory;
    if (memory === undefined) {
      this.#readAnew(statement, globals);
      return;
    }
    const known = memory.recall(statement);
    if (known !== undefined && take(statement, known, this.root)) return;
    const before = this.reporter.said;
    let read: Read | undefined;
    const spans = spansMadeBy(() => {
      read = this.#readAnew(statement, globals);
    });
    if (read !== undefined && this.reporter.said === before) memory.note(statement, read.value, spans);
  }

  /** Returns what it has opened, if it is a block. */
  #readAnew(statement: Statement, globals: Values): Read | undefined {
    readStatement(statement, this.root, this.#context);
    const [read] = this.root.unsettled;
    this.#inherit(globals);
    return read;
  }

  /** What has been read since the last time. */
  #inherit(globals: Values): void {
    const { unsettled } = this.root;
    inherit(unsettled, globals);
    unsettled.length = 0;
  }
}

export function isGlobals(item: Item | undefined): boolean {
  return item?.type === 'statement' && item.words[0].text === GLOBAL_DEFS;
}

function directoriesIn({ iproute_etc_dir, iproute_usr_dir }: Values): NameDirectories {
  return { etc: String(iproute_etc_dir), usr: String(iproute_usr_dir) };
}
