import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All of a folder, by their paths in it. */
export type Configurations = ReadonlyMap<string, string>;

/** A host that no line is for by name. */
export const NOBODY = 'nobody';

export function configurationsIn(folder: string): Configurations {
  const files = globSync('**/*.conf', { cwd: folder }).toSorted();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** The hosts that a configuration has lines for, and one that none is for. */
export function hostsOf(text: string): readonly string[] {
  return [NOBODY, ...distinct([...text.matchAll(/^[ \t]*@\^?([\w.-]+)/gm)])];
}

/** The network interfaces that configurations name, as far as the kernel takes the names. */
export function interfacesIn(configurations: Configurations): readonly string[] {
  const all = [...configurations.values()].join('\n');
  const lists = [...all.matchAll(/\b(?:track_interface|linkbeat_interfaces)\s*\{([^}]*)\}/g)];
  const listed = lists.flatMap(([, entries = '']) => [...entries.matchAll(/^\s*(\S+)/gm)]);
  const named = [...all.matchAll(/\b(?:interface|dev|lvs_sync_daemon)[ \t]+"?(\S+)/g)];
  // `eth0:1` is a label on eth0.
  const names = new Set(distinct([...named, ...listed]).map((name) => name.replace(/:.*/, '')));
  return [...names].filter((name) => name !== 'lo' && /^[A-Za-z][\w.-]{0,14}$/.test(name));
}

/** The network namespaces that they name. */
export function namespacesIn(configurations: Configurations): readonly string[] {
  const all = [...configurations.values()].join('\n');
  return distinct([...all.matchAll(/\bnet_namespace(?:_ipvs)?[ \t]+"?([\w.-]+)/g)]);
}

function distinct(matches: readonly RegExpMatchArray[]): readonly string[] {
  return [...new Set(matches.map(([, word = '']) => word))];
}
