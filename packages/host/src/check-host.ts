import type { NetNamespace, Parsed } from '@kaconf/config';
import type { Diagnostic } from '@kaconf/diagnostics';
import type { ResolveScript } from '@kaconf/vrrp';
import { finding, logged } from './finding.ts';
import type { Host } from './host.ts';
import { checkScriptPrograms } from './script-programs.ts';

/** What a configuration is on this machine: its scripts, and what keepalived would say beside its mistakes. */
export interface HostReport {
  /** Said when all is read. */
  readonly findings: readonly Diagnostic[];
  /** Nothing runs here. */
  readonly refused: boolean;
  readonly resolveScript: ResolveScript;
}

export function checkHost({ config, programs }: Checked, host: Host): HostReport {
  const { net_namespace: namespace } = config;
  if (namespace && !host.hasNetworkNamespace(namespace.name)) return nowhere(namespace);
  const { findings, commands } = checkScriptPrograms(programs, config.global_defs, host);
  return { findings, refused: false, resolveScript: ({ span }) => commands.get(span) };
}

/** A configuration that was read for this machine. */
type Checked = Pick<Parsed, 'config' | 'programs'>;

/** Nothing runs, and nobody knows the interfaces that there would be. */
function nowhere({ name, span }: NetNamespace): HostReport {
  const missing = finding({
    code: 'missingNamespace',
    span,
    message: `there is no network namespace ${name} on this machine`,
    hint: `'ip netns add ${name}' makes one`,
    says: [logged(`Unable to set network namespace ${name} - exiting`, 'parent')],
  });
  return { findings: [missing], refused: true, resolveScript: () => undefined };
}
