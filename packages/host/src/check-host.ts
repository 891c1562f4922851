import type { Config } from '@kaconf/config';
import type { Diagnostic } from '@kaconf/diagnostics';
import type { ResolveScript } from '@kaconf/vrrp';
import type { Host } from './host.ts';
import { checkInterfaces } from './interfaces.ts';
import { findScriptOwners } from './script-owners.ts';
import { checkScriptPrograms } from './script-programs.ts';
import { checkScriptUser } from './script-users.ts';

/** What a configuration is on this machine: its scripts, and what keepalived would say beside its mistakes. */
export interface HostReport {
  /** Said about single lines, while they are read. */
  readonly reading: readonly Diagnostic[];
  /** Said of VRRP when all is read. The first error is a refusal: there VRRP ends. */
  readonly complete: readonly Diagnostic[];
  readonly resolveScript: ResolveScript;
}

export function checkHost(config: Config, host: Host): HostReport {
  const interfaces = checkInterfaces(config, host);
  const owners = findScriptOwners(config, host);
  const programs = checkScriptPrograms(config, owners.identities, host);
  return {
    reading: [...checkScriptUser(config.global_defs, host), ...interfaces.reading, ...owners.findings],
    complete: [...interfaces.missing, ...programs.findings, ...interfaces.unfit],
    resolveScript: ({ span }) => programs.commands.get(span),
  };
}
