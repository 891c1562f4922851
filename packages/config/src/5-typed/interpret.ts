import type { Diagnostic, Reader } from '@kaconf/diagnostics';
import type { Text } from '../1-source/source.ts';
import { parseByBraces, parseTree } from '../4-tree/parse.ts';
import type { Tree } from '../4-tree/tree.ts';
import type { Config, NetNamespace } from '../config.ts';
import type { Machine } from '../machine/machine.ts';
import type { file as fileBlock } from '../schema/file.ts';
import type { GlobalDefs } from '../schema/global-defs.ts';
import type { ConfigOf } from '../schema/keyword.ts';
import { checkBfd } from './checks/bfd.ts';
import { checkServers } from './checks/servers/servers.ts';
import { lastSsl } from './checks/servers/ssl.ts';
import { checkVrrp } from './checks/vrrp/check-vrrp.ts';
import { completeTrackFiles } from './checks/vrrp/tracking/track-files.ts';
import type { CompletedBlocks } from './completed-blocks.ts';
import { derail } from './derailment/derail.ts';
import { type Before, FileReading } from './file-reading.ts';
import { type Program, programsOf } from './programs.ts';
import { readParts } from './read-parts.ts';
import { ReadingMemory } from './reading-memory.ts';
import type { Finding, Unobeyed } from './reporter.ts';
import type { TypingMemory } from './typing-memory.ts';

/** What a configuration is. */
export interface Meaning {
  readonly config: Config;
  /** What is to run, also of what is not in `config`; in the order in which keepalived looks at it. */
  readonly programs: readonly Program[];
}

export interface Interpreted extends Meaning, Before {
  /** What keepalived makes of it instead, when its structure misleads it. */
  readonly misread?: Meaning;
  readonly diagnostics: readonly Diagnostic[];
  /** The processes of which keepalived would run nothing with this configuration. */
  readonly refused: ReadonlySet<Reader>;
  readonly unobeyed: readonly Unobeyed[];
  /** A `virtual_server` is written: keepalived has a process for them, even when none of them is left. */
  readonly speaksOfServers: boolean;
  /** A `vrrp_instance` or something static is written: likewise. */
  readonly speaksOfRouters: boolean;
  /** While somebody types: what misleads keepalived was not followed. */
  readonly isUnfollowed: boolean;
  /** While somebody types: what was read. */
  readonly tree?: Tree;
}

/** To follow keepalived takes reading a text five times more: not one that loops make of a few lines. */
const MOST_FOLLOWED = 130_000;

/**
 * What a text means. It is read in parts, unless its braces do not match: then it takes all of it to tell what was meant.
 *
 * @param found what was wrong with its lines before
 * @param memory of the same file; it is of use only for one whose lines stand in it as they are read
 */
export function interpret(
  text: Text,
  machine: Machine,
  found: readonly Finding[],
  memory?: ReadingMemory,
): Interpreted {
  const { made = 0 } = text;
  const read = (tree: Tree, before?: Before) => {
    const reading = new FileReading(text.file, machine, found, before);
    reading.read(tree);
    return conclude(reading, machine);
  };
  const whole = () => (made <= MOST_FOLLOWED ? parseTree(text) : parseByBraces(text));
  const remembered = memory ?? new ReadingMemory();
  const parts = readParts(text, machine, found, remembered);
  const { misled, ...meant } = parts === undefined ? read(whole()) : conclude(parts, machine, remembered);
  return misled && made <= MOST_FOLLOWED ? derail(meant, whole(), read) : meant;
}

/** What a text means in which somebody types: what misleads keepalived is not followed, and the tree is kept. No machine is asked. */
export function interpretTyped(text: Text, found: readonly Finding[], memory: TypingMemory): Interpreted {
  const { trees, statements, completed } = memory;
  const tree = (text.made ?? 0) <= MOST_FOLLOWED ? trees.parse(text) : parseByBraces(text);
  const reading = new FileReading(text.file, NO_MACHINE, found, undefined, statements);
  reading.read(tree);
  const { misled, ...meant } = conclude(reading, NO_MACHINE, new ReadingMemory(), completed);
  return { ...meant, tree, isUnfollowed: misled };
}

const NO_MACHINE: Machine = {};

/** What all that is read adds up to. */
function conclude(
  reading: FileReading,
  machine: Machine,
  memory = new ReadingMemory(),
  completed?: CompletedBlocks,
): Interpreted & { readonly misled: boolean } {
  const global_defs = reading.settleGlobals() as unknown as GlobalDefs;
  const { reporter, root, devices, users } = reading;
  const blocks = root.value as unknown as ConfigOf<typeof fileBlock>;
  const check = { global: global_defs, reporter, devices, machine, users, completed };
  const SSL = lastSsl(blocks.SSL, check);
  const track_files = completeTrackFiles([...blocks.track_file, ...blocks.vrrp_track_file], check);
  const { bfd_instance: sessions, virtual_server, virtual_server_group } = blocks;
  const monitored = { track_files, bfd_instances: sessions };
  const virtual_servers = checkServers(virtual_server, virtual_server_group, monitored, check, memory);
  const bfd_instances = checkBfd(sessions, check);
  const vrrp = checkVrrp(blocks, track_files, check);
  const net_namespace = netNamespace(blocks);
  const { net_namespace_ipvs, instance, use_pid_dir, child_wait_time } = blocks;
  const { linkbeat_use_polling, linkbeat_interfaces, interface_up_down_delays } = blocks;
  const linkbeat = { linkbeat_use_polling, linkbeat_interfaces, interface_up_down_delays };
  const config = {
    net_namespace,
    net_namespace_ipvs,
    instance,
    use_pid_dir,
    child_wait_time,
    ...linkbeat,
    global_defs,
    ...vrrp,
    track_files,
    bfd_instances,
    SSL,
    virtual_servers,
  };
  users.finish();
  const { seeksDefault } = users;
  const { misled, refused, unobeyed } = reporter;
  const diagnostics = reporter.finish();
  return {
    config,
    programs: programsOf(blocks, config),
    diagnostics,
    refused,
    unobeyed,
    speaksOfServers: reading.speaksOfServers,
    speaksOfRouters: reading.speaksOfRouters,
    isUnfollowed: false,
    seeksDefault,
    misled,
  };
}

function netNamespace({
  net_namespace: name,
  spans: { net_namespace: span },
}: ConfigOf<typeof fileBlock>): NetNamespace | undefined {
  return name === undefined || span === undefined ? undefined : { name, span };
}
