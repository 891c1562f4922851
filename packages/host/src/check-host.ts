import type { Config } from '@kaconf/config';
import type { Diagnostic } from '@kaconf/diagnostics';
import type { ResolveScript } from '@kaconf/vrrp';
import type { Conclusion } from './finding.ts';
import type { Host } from './host.ts';
import { checkInterfaces } from './interfaces.ts';
import { findScriptOwners } from './script-owners.ts';
import { checkScriptPrograms } from './script-programs.ts';
import { checkScriptUser } from './script-users.ts';

/** What a configuration is on this machine: its scripts, and what keepalived would say beside its mistakes. */
export interface HostReport {
  /** Said about single lines, while they are read. */
  readonly reading: readonly Diagnostic[];
  /** Said of VRRP when all is read. */
  readonly complete: readonly Diagnostic[];
  /** Nothing of VRRP runs here: the last of `complete` says why. */
  readonly refused: boolean;
  readonly resolveScript: ResolveScript;
}

export function checkHost(config: Config, host: Host): HostReport {
  const interfaces = checkInterfaces(config, host);
  const owners = findScriptOwners(config, host);
  const programs = checkScriptPrograms(config, owners.identities, host);
  const scripts = programs.findings.map((finding) => ({ finding, refuses: false }));
  const conclusions = untilRefusal([...interfaces.missing, ...scripts, ...interfaces.unfit]);
  return {
    reading: [...checkScriptUser(config.global_defs, host), ...interfaces.reading, ...owners.findings],
    complete: conclusions.map(({ finding }) => finding),
    refused: conclusions.at(-1)?.refuses === true,
    resolveScript: ({ span }) => programs.commands.get(span),
  };
}

function untilRefusal(conclusions: readonly Conclusion[]): readonly Conclusion[] {
  const end = conclusions.findIndex(({ refuses }) => refuses);
  return end === -1 ? conclusions : conclusions.slice(0, end + 1);
}
