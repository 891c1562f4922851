import type { Diagnostic, Reader } from '@kaconf/diagnostics';
import type { Item, Tree } from '../4-tree/tree.ts';
import type { Config, NetNamespace } from '../config.ts';
import type { NameDirectories, Names } from '../machine/names.ts';
import { USUAL_NAMES } from '../machine/usual-names.ts';
import { file as fileBlock } from '../schema/file.ts';
import { type GlobalDefs, globalDefs } from '../schema/global-defs.ts';
import type { ConfigOf } from '../schema/keyword.ts';
import { checkBfd } from './checks/bfd.ts';
import { checkServers } from './checks/servers/servers.ts';
import { lastSsl } from './checks/servers/ssl.ts';
import { checkVrrp } from './checks/vrrp/check-vrrp.ts';
import { completeTrackFiles } from './checks/vrrp/track-files.ts';
import { derail } from './derailment/derail.ts';
import { inherit } from './inherit.ts';
import { emptyRead, type Read, readItems } from './read-block.ts';
import { type Finding, Reporter, type Unobeyed } from './reporter.ts';
import { applyShorthands } from './shorthands.ts';
import { reportFault } from './structure.ts';

export interface Interpreted {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
  /** The processes of which keepalived would run nothing with this configuration. */
  readonly refused: ReadonlySet<Reader>;
  readonly unobeyed: readonly Unobeyed[];
}

type NamesOf = (directories: NameDirectories) => Names;

/** keepalived reads global_defs before all else, and these say where names are. */
function directoriesIn(root: Read): NameDirectories {
  const { iproute_etc_dir, iproute_usr_dir } = globalDefs.keywords;
  const said = root.only.get('global_defs')?.value ?? {};
  const { iproute_etc_dir: etc = iproute_etc_dir.default, iproute_usr_dir: usr = iproute_usr_dir.default } =
    said as Partial<GlobalDefs>;
  return { etc: String(etc), usr: String(usr) };
}

function netNamespace({
  net_namespace: name,
  spans: { net_namespace: span },
}: ConfigOf<typeof fileBlock>): NetNamespace | undefined {
  return name === undefined || span === undefined ? undefined : { name, span };
}

/** What a tree means. @param found what was wrong with its lines before */
export function interpret(tree: Tree, file: string, names: NamesOf, found: readonly Finding[]): Interpreted {
  const reporter = new Reporter();
  for (const finding of found) reporter.report(finding);
  const start = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const root = emptyRead(fileBlock, {}, start, start);
  for (const fault of tree.faults) reportFault(fault, reporter);
  const context = { reporter, readers: ['parent'], path: '', name: '' } as const;
  const isGlobal = (item: Item) => item.type === 'statement' && item.words[0].text === 'global_defs';
  readItems(tree.items.filter(isGlobal), root, { ...context, names: USUAL_NAMES });
  const others = tree.items.filter((item) => !isGlobal(item));
  readItems(others, root, { ...context, names: names(directoriesIn(root)) });
  const globals = root.only.get('global_defs') ?? emptyRead(globalDefs, {}, start, start, root);
  applyShorthands(globals);
  inherit([globals, ...root.all], globals.value);
  const global_defs = globals.value as unknown as GlobalDefs;
  const blocks = root.value as unknown as ConfigOf<typeof fileBlock>;
  const check = { global: global_defs, reporter };
  const virtual_servers = checkServers(blocks.virtual_server, blocks.virtual_server_group, check);
  const SSL = lastSsl(blocks.SSL, check);
  const track_files = completeTrackFiles([...blocks.track_file, ...blocks.vrrp_track_file], check);
  const bfd_instances = checkBfd(blocks.bfd_instance, check);
  const vrrp = checkVrrp(blocks, track_files, check);
  const net_namespace = netNamespace(blocks);
  const config = { net_namespace, global_defs, ...vrrp, track_files, bfd_instances, SSL, virtual_servers };
  const diagnostics = reporter.finish();
  return {
    config,
    diagnostics: reporter.misled ? derail(diagnostics, tree) : diagnostics,
    refused: reporter.refused,
    unobeyed: reporter.unobeyed,
  };
}
