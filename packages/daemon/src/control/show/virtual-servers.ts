import type { CheckerStatus, RealServerStatus, VirtualServerStatus } from '../virtual-server-status.ts';
import { table } from './table.ts';

const HEAD = ['VIRTUAL SERVER', 'REAL SERVER', 'STATE', 'WEIGHT', 'ACTIVE', 'NEXT CHECK', 'WHY'];

/** A line for each virtual server, and below it one for each of its real servers. */
export function virtualServersText(services: readonly VirtualServerStatus[]): string[] {
  if (services.length === 0) return [];
  return table([
    HEAD,
    ...services.flatMap((service) => [
      serviceCells(service),
      ...service.servers.map((server) => serverCells(server, service)),
    ]),
  ]);
}

function serviceCells(service: VirtualServerStatus): string[] {
  const { name, quorumUp, quorum, weight, servers } = service;
  const active = servers.reduce((sum, { traffic }) => sum + (traffic?.active ?? 0), 0);
  const lack = quorumUp ? [] : [`the quorum is ${quorum}`];
  const apology = service.sorryServes ? [`sorry server ${service.sorryServer} serves`] : [];
  const pause = service.suspended ? ['this machine has not its address'] : [];
  const why = [...lack, ...apology, ...pause].join(', ');
  return [name, '', quorumUp ? 'UP' : 'DOWN', String(weight), String(active), '', why];
}

function serverCells(server: RealServerStatus, service: VirtualServerStatus): string[] {
  const { name, alive, serves, weight, checkers, traffic } = server;
  const state = serves ? 'UP' : alive ? 'IDLE' : 'DOWN';
  const nexts = checkers.flatMap(({ next }) => (next === undefined ? [] : [next]));
  const next = nexts.length === 0 ? '-' : `${(Math.min(...nexts) / 1_000_000).toFixed(1)} s`;
  const instead = alive && service.sorryServes ? ['the sorry server serves'] : [];
  const why = [...instead, ...checkers.flatMap(whyNot)].join(', ');
  return ['', name, state, String(weight), traffic ? String(traffic.active) : '-', next, why];
}

/** What there is to be said of a checker that is not simply content. */
function whyNot({ kind, up, hasRun, retries, weight }: CheckerStatus): string[] {
  if (!up) return [hasRun ? `${kind} fails` : `${kind} has not run yet`];
  if (retries > 0)
    return [`${kind} has failed ${retries === 1 ? 'once' : `${retries} times`}, and asks again`];
  return weight === 0 ? [] : [`${kind} ${weight > 0 ? 'adds' : 'takes away'} ${Math.abs(weight)}`];
}
