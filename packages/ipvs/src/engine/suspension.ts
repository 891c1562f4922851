import type { IpAddress } from '@kaconf/net';
import type { ServiceState } from './state.ts';
import type { Turn } from './turn.ts';

/** ha_suspend: the checkers of a virtual server run while the machine has its address. */
export function changeAddress(turn: Turn, address: IpAddress, isPresent: boolean): void {
  for (const [index, { suspends }] of turn.plan.services.entries()) {
    if (suspends?.address !== address) continue;
    const addresses = turn.service(index).addresses + (isPresent ? 1 : -1);
    turn.changeService(index, { addresses });
    if (isPresent || addresses === 0) enable(turn, index, isPresent);
  }
}

function enable(turn: Turn, service: number, enabled: boolean): void {
  const { name, servers } = turn.servicePlan(service);
  for (const [server, plan] of servers.entries()) {
    for (const checker of plan.checkers.keys()) {
      const place = { service, server, checker };
      if (turn.checker(place).enabled === enabled) continue;
      turn.say(`${enabled ? 'Activat' : 'Suspend'}ing healthchecker for service ${plan.name} for VS ${name}`);
      turn.changeChecker(place, { enabled });
    }
  }
}

/** What keepalived says of the checkers when everything stands; those of a file or a BFD session only listen. */
export function activateCheckers(turn: Turn): void {
  for (const [service, { suspends, name, servers }] of turn.plan.services.entries()) {
    const isSuspended = suspends !== undefined && turn.service(service).addresses === 0;
    for (const [server, plan] of servers.entries()) {
      for (const [checker, { kind }] of plan.checkers.entries()) {
        if (kind === 'FILE_CHECK' || kind === 'BFD_CHECK') continue;
        const place = { service, server, checker };
        if (isSuspended) turn.changeChecker(place, { enabled: false });
        const { enabled, hasRun } = turn.checker(place);
        if (enabled && hasRun) continue;
        turn.say(`${enabled ? 'A' : 'Dea'}ctivating healthchecker for service ${plan.name} for VS ${name}`);
      }
    }
  }
  turn.say('Activating BFD healthchecker');
}

/** How often the machine has its address. */
export function countAddresses(
  turn: Turn,
  index: number,
  addresses: readonly IpAddress[],
): ServiceState['addresses'] {
  const own = turn.servicePlan(index).suspends?.address;
  return own === undefined ? 0 : addresses.filter((address) => address === own).length;
}
