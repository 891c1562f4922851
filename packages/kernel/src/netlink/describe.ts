import type { Rule, RuleAction } from '@kaconf/net';
import { formatPrefix } from '@kaconf/net';
import type { Route } from '../route.ts';

const RT_TABLE_MAIN = 254;

/** For error messages: `192.168.1.0/24 via 10.0.0.1 dev eth0 table 100`. */
export function describeRoute(route: Route, names: ReadonlyMap<number, string>): string {
  const { destination, gateway, ifindex, table, metric } = route;
  return [
    formatPrefix(destination),
    ...(gateway === undefined ? [] : [`via ${gateway}`]),
    ...(ifindex === undefined ? [] : [`dev ${names.get(ifindex) ?? ifindex}`]),
    ...(table === RT_TABLE_MAIN ? [] : [`table ${table}`]),
    ...(metric === undefined ? [] : [`metric ${metric}`]),
  ].join(' ');
}

/** For error messages: `from 10.0.0.0/8 priority 500 table 100`. */
export function describeRule({ family, not, from, to, priority, action }: Rule): string {
  return [
    ...(family === 6 && !from && !to ? ['inet6'] : []),
    ...(not ? ['not'] : []),
    `from ${from ? formatPrefix(from) : 'all'}`,
    ...(to ? [`to ${formatPrefix(to)}`] : []),
    `priority ${priority}`,
    describeAction(action),
  ].join(' ');
}

function describeAction(action: RuleAction): string {
  if (action.type === 'table') return `table ${action.table}`;
  return action.type === 'goto' ? `goto ${action.priority}` : action.type;
}
