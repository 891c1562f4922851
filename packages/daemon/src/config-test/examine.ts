import { type Config, parseConfig, type Unobeyed } from '@kaconf/config';
import type { Reader } from '@kaconf/diagnostics';
import { checkHost, type Host } from '@kaconf/host';
import type { ResolveScript } from '@kaconf/vrrp';
import type { Options } from '../options/options.ts';
import { readConfigFile, type Unusable } from './config-file.ts';
import { type Said, transcript } from './transcript.ts';

/** A configuration as it was read, and held against the machine. */
export interface Examined {
  readonly config: Config;
  /** Undefined for what may not run on this machine. */
  readonly resolveScript: ResolveScript;
  /** The processes of which keepalived would run nothing. */
  readonly refused: ReadonlySet<Reader>;
  readonly unobeyed: readonly Unobeyed[];
  /** What one of keepalived's processes would say about it. */
  transcript(reader: Reader): readonly Said[];
}

export function examine({ configFile, allConfig }: Options, host: Host): Examined | Unusable {
  const file = readConfigFile(configFile, allConfig);
  if ('unusable' in file) return file;
  const { config, diagnostics, refused, unobeyed } = parseConfig({ file: configFile, text: file.text });
  const report = checkHost(config, host);
  return {
    config,
    resolveScript: report.resolveScript,
    refused: report.refused ? new Set([...refused, 'vrrp']) : refused,
    unobeyed,
    transcript: (reader) => transcript(diagnostics, report, reader),
  };
}
