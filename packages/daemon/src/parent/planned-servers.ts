import type { Config, MiscCheck, VirtualServer } from '@kaconf/config';
import { identityOf, planCheckers } from '@kaconf/healthcheck';
import { planVirtualServer, type VirtualServerPlan } from '@kaconf/ipvs';
import type { ResolveScript } from '@kaconf/vrrp';
import { checkersDetails, type ServiceDetails, serviceDetails } from '../checkers/dumps/details.ts';
import type { PlannedChecker } from '../messages.ts';

/** What a virtual server says to the checker child. */
export interface PlannedServer {
  readonly plan: VirtualServerPlan;
  readonly checkers: readonly PlannedChecker[];
  readonly details: ServiceDetails;
}

/** Plans virtual servers, and keeps what it has planned: one that is the same object as before is what it was. */
export class PlannedServers {
  readonly #known = new WeakMap<VirtualServer, PlannedServer & { readonly position: number }>();

  plan(config: Config, resolve: ResolveScript): readonly PlannedServer[] {
    return config.virtual_servers.map((virtual, position) => {
      const known = this.#known.get(virtual);
      if (known?.position === position) return known;
      const planned = { position, ...planServer(virtual, position, config, resolve) };
      this.#known.set(virtual, planned);
      return planned;
    });
  }
}

function planServer(
  written: VirtualServer,
  position: number,
  config: Config,
  resolve: ResolveScript,
): PlannedServer {
  const virtual = withoutDisabled(written, resolve);
  const details = checkersDetails(virtual);
  const checkers = planCheckers(virtual, position, config).flatMap((plan, index): PlannedChecker[] => {
    const its = details[index];
    const command = plan.type === 'MISC_CHECK' ? resolve(plan.script) : undefined;
    return its ? [{ plan, command, details: its }] : [];
  });
  const byServer = Map.groupBy(checkers, ({ plan }) => plan.place.server);
  return {
    plan: planVirtualServer(virtual, {
      resolve,
      checkersOf: (server) => (byServer.get(server) ?? []).map(engineView),
      lostOf: (server) => pessimists(written, server) - pessimists(virtual, server),
    }),
    checkers,
    details: serviceDetails(virtual),
  };
}

/** A program that may not run here checks nothing. */
function withoutDisabled(virtual: VirtualServer, resolve: ResolveScript): VirtualServer {
  const runs = ({ misc_path }: MiscCheck) => resolve(misc_path) !== undefined;
  return {
    ...virtual,
    real_server: virtual.real_server.map((real) => ({ ...real, MISC_CHECK: real.MISC_CHECK.filter(runs) })),
  };
}

/** How many programs of a real server count as failed until they have run. */
function pessimists({ real_server }: VirtualServer, server: number): number {
  return real_server[server]?.MISC_CHECK.filter(({ alpha }) => alpha).length ?? 0;
}

/** What the engine has to know of a checker. */
function engineView({ plan }: PlannedChecker) {
  return { kind: plan.type, alpha: plan.alpha, identity: identityOf(plan) };
}
