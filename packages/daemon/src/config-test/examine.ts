import { type Config, type Parsed, parseConfig, type ReadingMemory, type Unobeyed } from '@kaconf/config';
import type { Reader } from '@kaconf/diagnostics';
import { checkHost, type Host, linuxFiles } from '@kaconf/host';
import type { ResolveScript } from '@kaconf/vrrp';
import type { Options } from '../options/options.ts';
import { findConfigFiles } from './config-file.ts';
import { type Said, transcript } from './transcript.ts';

/** A configuration as it was read, and held against the machine. */
export interface Examined {
  readonly config: Config;
  /** Undefined for what may not run on this machine. */
  readonly resolveScript: ResolveScript;
  /** The processes of which keepalived would run nothing. */
  readonly refused: ReadonlySet<Reader>;
  /** The files that it was read from, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
  readonly unobeyed: readonly Unobeyed[];
  /** A `virtual_server` is written: keepalived has a process for them, even when none of them is left. */
  readonly speaksOfServers: boolean;
  /** A `vrrp_instance` or something static is written: likewise. */
  readonly speaksOfRouters: boolean;
  /** There is no such network namespace as it is to run in. */
  readonly nowhere: boolean;
  /** What one of keepalived's processes would say about it. */
  transcript(reader: Reader): readonly Said[];
}

/** No file that keepalived begins to read. */
export interface Unusable {
  readonly unusable: readonly Said[];
}

/** What a configuration is read for. */
export interface Purpose {
  /** It is to run, not only to be tested. */
  readonly isToRun?: boolean;
  /** Of what the same options led to before. */
  readonly memory?: ReadingMemory | undefined;
}

export function examine(
  options: Options,
  host: Host,
  { isToRun = false, memory }: Purpose = {},
): Examined | Unusable {
  const { configFile, configId, allConfig } = options;
  const files = linuxFiles();
  const { sources, said: before } = findConfigFiles(configFile, allConfig, files);
  if (sources.length === 0) return { unusable: before };
  const { env: environment } = process;
  const { namespace: wanted } = options;
  const interfaces = wanted === undefined ? host.interfaces : () => host.interfaces(wanted);
  const machine = { ...host, interfaces, isToRun };
  const settings = { files, configId, allConfig, environment, machine, seed: Date.now() };
  const parsed = parseConfig(sources, { ...settings, ...(memory && { memory }) });
  const { config, misread = parsed, texts, diagnostics, refused, unobeyed } = parsed;
  const namespace = wanted ?? misread.config.net_namespace?.name;
  const check = ({ config: { net_namespace, ...rest }, programs }: Pick<Parsed, 'config' | 'programs'>) =>
    checkHost(
      { config: { ...rest, net_namespace: wanted === undefined ? net_namespace : undefined }, programs },
      host,
    );
  const report = check(parsed);
  const said = misread === parsed ? report : check(misread);
  return {
    config,
    resolveScript: report.resolveScript,
    refused: report.refused ? new Set([...refused, 'vrrp']) : refused,
    texts,
    unobeyed,
    speaksOfServers: parsed.speaksOfServers,
    speaksOfRouters: parsed.speaksOfRouters,
    nowhere: namespace !== undefined && !host.hasNetworkNamespace(namespace),
    transcript: (reader) => [
      ...(reader === 'parent' ? before : []),
      ...transcript(diagnostics, said, reader, sources.length > 1),
    ],
  };
}
