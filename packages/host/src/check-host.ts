import type { Config, NetNamespace } from '@kaconf/config';
import type { Diagnostic } from '@kaconf/diagnostics';
import type { ResolveScript } from '@kaconf/vrrp';
import { finding, logged } from './finding.ts';
import type { Host } from './host.ts';
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
  const { net_namespace: namespace } = config;
  if (namespace && !host.hasNetworkNamespace(namespace.name)) return nowhere(namespace);
  const owners = findScriptOwners(config, host);
  const programs = checkScriptPrograms(config, owners.identities, host);
  return {
    reading: [...checkScriptUser(config.global_defs, host), ...owners.findings],
    complete: programs.findings,
    refused: false,
    resolveScript: ({ span }) => programs.commands.get(span),
  };
}

/** Nothing runs, and nobody knows the interfaces that there would be. */
function nowhere({ name, span }: NetNamespace): HostReport {
  const missing = finding({
    code: 'missingNamespace',
    span,
    message: `there is no network namespace ${name} on this machine`,
    hint: `'ip netns add ${name}' makes one`,
    says: [logged(`Unable to set network namespace ${name} - exiting`, 'parent')],
  });
  return { reading: [missing], complete: [], refused: true, resolveScript: () => undefined };
}
