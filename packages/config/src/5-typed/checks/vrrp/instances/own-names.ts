import type { Span } from '@kaconf/diagnostics';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import { located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

type OwnInterfaces = Pick<VrrpInstanceBlock, 'name' | 'use_vmac' | 'use_ipvlan' | 'spans'>;

/** The names of macvlans and ipvlans: of two instances that want one, the first has it. */
export function uniqueOwnNames<T extends OwnInterfaces>(instances: readonly T[], check: Check): T[] {
  const owners = new Map<string, string>();
  return instances.map((instance) => {
    const { name, spans } = instance;
    const use_vmac = free(instance.use_vmac, name, spans.use_vmac);
    const use_ipvlan = free(instance.use_ipvlan, name, spans.use_ipvlan);
    const claimed = use_vmac?.name ?? use_ipvlan?.name;
    if (claimed !== undefined) owners.set(claimed, name);
    const isSame = use_vmac === instance.use_vmac && use_ipvlan === instance.use_ipvlan;
    return isSame ? instance : { ...instance, use_vmac, use_ipvlan };
  });

  function free<V extends { readonly name?: string }>(
    value: V | undefined,
    instance: string,
    span: Span | undefined,
  ): V | undefined {
    const owner = value?.name && owners.get(value.name);
    if (value === undefined || owner === undefined || span === undefined) return value;
    const { name, ...rest } = value;
    check.reporter.report({
      code: 'sameName',
      severity: 'error',
      span,
      message: `'${owner}' has an interface ${name} already`,
      hint: 'another name is made up',
      keepalived: [
        located(
          `(${instance}) VRRP instance ${owner} is already using ${name} - ignoring name`,
          span,
          'vrrp',
        ),
      ],
    });
    return rest as V;
  }
}
