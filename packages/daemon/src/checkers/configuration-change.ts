import { changedList, listChange } from '../list-change.ts';
import type { CheckersChange, CheckersConfiguration } from '../messages.ts';

/** What has to be told to a process that has the configuration before: of thousands of servers that stay, only which. */
export function configurationChange(
  { plan, checkers, details, ...rest }: CheckersConfiguration,
  before: CheckersConfiguration,
): CheckersChange {
  return {
    ...rest,
    plan: { ...plan, services: listChange(plan.services, before.plan.services) },
    checkers: listChange(checkers, before.checkers),
    details: { ...details, services: listChange(details.services, before.details.services) },
  };
}

export function changedConfiguration(
  { plan, checkers, details, ...rest }: CheckersChange,
  before: CheckersConfiguration,
): CheckersConfiguration {
  return {
    ...rest,
    plan: { ...plan, services: changedList(plan.services, before.plan.services) },
    checkers: changedList(checkers, before.checkers),
    details: { ...details, services: changedList(details.services, before.details.services) },
  };
}
