import { type Config, parseConfig, type Unobeyed } from '@kaconf/config';
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
  readonly unobeyed: readonly Unobeyed[];
  /** There is no such network namespace as it is to run in. */
  readonly nowhere: boolean;
  /** What one of keepalived's processes would say about it. */
  transcript(reader: Reader): readonly Said[];
}

/** No file that keepalived begins to read. */
export interface Unusable {
  readonly unusable: readonly Said[];
}

export function examine(options: Options, host: Host): Examined | Unusable {
  const { configFile, configId, allConfig } = options;
  const files = linuxFiles();
  const { sources, said } = findConfigFiles(configFile, allConfig, files);
  if (sources.length === 0) return { unusable: said };
  const { env: environment } = process;
  const { namespace: wanted } = options;
  const machine = wanted === undefined ? host : { ...host, interfaces: () => host.interfaces(wanted) };
  const parsed = parseConfig(sources, { files, configId, allConfig, environment, machine, seed: Date.now() });
  const { config, diagnostics, refused, unobeyed } = parsed;
  const namespace = options.namespace ?? config.net_namespace?.name;
  const report = checkHost(
    options.namespace === undefined ? parsed : { ...parsed, config: { ...config, net_namespace: undefined } },
    host,
  );
  const before = (reader: Reader) => (reader === 'parent' ? said : []);
  return {
    config,
    resolveScript: report.resolveScript,
    refused: report.refused ? new Set([...refused, 'vrrp']) : refused,
    unobeyed,
    nowhere: namespace !== undefined && !host.hasNetworkNamespace(namespace),
    transcript: (reader) => [
      ...before(reader),
      ...transcript(diagnostics, report, reader, sources.length > 1),
    ],
  };
}
