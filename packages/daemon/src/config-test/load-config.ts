import { hostname, uptime, userInfo } from 'node:os';
import { type Config, ReadingMemory, type Unobeyed } from '@kaconf/config';
import type { Reader } from '@kaconf/diagnostics';
import { type Host, linuxHost } from '@kaconf/host';
import { micros } from '@kaconf/net';
import type { ResolveScript, Surroundings } from '@kaconf/vrrp';
import type { Options } from '../options/options.ts';
import { type Examined, examine } from './examine.ts';
import { readKeyFiles } from './key-files.ts';
import { allSay } from './transcript.ts';

/** A configuration that the daemon can run. */
export interface Loaded {
  readonly verdict: 'runs';
  readonly config: Config;
  /** Undefined for what may not run on this machine. */
  readonly resolveScript: ResolveScript;
  readonly surroundings: Surroundings;
  /** The files that it was read from, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the configuration says and no engine obeys. */
  readonly unobeyed: readonly Unobeyed[];
  /** A `virtual_server` is written: keepalived has a process for them, even when none of them is left. */
  readonly speaksOfServers: boolean;
  /** A `vrrp_instance` or something static is written: likewise. */
  readonly speaksOfRouters: boolean;
  /** What keepalived would log about it. */
  readonly lines: readonly string[];
}

/** What keepalived does not start from. */
export interface Refused {
  readonly verdict: 'fatal';
  /** Its exit status: 2, or 6 when there is no configuration. */
  readonly status: 2 | 6;
  readonly lines: readonly string[];
}

/** Reads it again and again; of what it is made of large parts may be the same objects as before. */
export function configLoader(options: Options): () => Loaded | Refused {
  const memory = new ReadingMemory();
  return () => loadConfig(options, linuxHost(), memory);
}

/**
 * Reads the configuration that the options name, and holds it against the machine; for a start and for a reload.
 *
 * @param memory of what was read before
 */
export function loadConfig(
  options: Options,
  host: Host = linuxHost(),
  memory?: ReadingMemory,
): Loaded | Refused {
  const examined = examine(options, host, { isToRun: true, memory });
  if ('unusable' in examined) {
    return { verdict: 'fatal', status: 6, lines: examined.unusable.map(({ text }) => text) };
  }
  const { config, resolveScript, texts, refused, unobeyed, speaksOfServers, speaksOfRouters } = examined;
  const readers = readersOf(examined, options);
  const said = allSay(readers, examined.transcript);
  const opened = options.logDetail > 0 ? [...texts.keys()].map((path) => `Opening file '${path}'.`) : [];
  const lines = [...opened, `Configuration file ${options.configFile}`, ...said.map(({ text }) => text)];
  if (said.some(({ status }) => status === 'noConfig')) return { verdict: 'fatal', status: 6, lines };
  const stops = said.some(({ status }) => status === 'stop');
  if (stops || readers.some((reader) => refused.has(reader))) return { verdict: 'fatal', status: 2, lines };
  const keys = readKeyFiles(config, host);
  const surroundings = {
    readKey: (path: string) => keys.get(path),
    uptime: micros(uptime() * 1_000_000),
    sender: () => ({ user: userInfo().username, host: host.wholeName(hostname()) }),
  };
  const speaks = { speaksOfServers, speaksOfRouters };
  return { verdict: 'runs', config, resolveScript, surroundings, texts, unobeyed, ...speaks, lines };
}

/** The processes that there would be. What is refused is not in the configuration any more, but was there. */
function readersOf(
  { config, speaksOfServers, speaksOfRouters, refused, nowhere }: Examined,
  { children, allChildren }: Options,
): Reader[] {
  if (nowhere) return ['parent'];
  const checker = allChildren || refused.has('checker') || speaksOfServers;
  const vrrp = allChildren || refused.has('vrrp') || speaksOfRouters;
  const bfd = allChildren || config.bfd_instances.length > 0;
  return [
    'parent',
    ...(checker && children.checkers ? (['checker'] as const) : []),
    ...(vrrp && children.vrrp ? (['vrrp'] as const) : []),
    ...(bfd && children.bfd ? (['bfd'] as const) : []),
  ];
}
