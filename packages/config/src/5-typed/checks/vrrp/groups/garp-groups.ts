import type { KeepalivedLine, Span } from '@kaconf/diagnostics';
import type { GarpGroup } from '../../../../config.ts';
import type { GarpGroupBlock } from '../../../../schema/garp-group.ts';
import type { GarpGroupInterface } from '../../../../schema/types/network/garp-group-interface.ts';
import { located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

/** Each interface belongs to the first group that names it, and a group without a pause to nobody. */
export function completeGarpGroups(blocks: readonly GarpGroupBlock[], check: Check): GarpGroup[] {
  const taken = new Set<string>();
  /** How many lists of interfaces there were: keepalived calls a group by that number. */
  let lists = 0;
  return blocks.flatMap(({ interface: single, interfaces: listed, ...block }) => {
    const { spans } = block;
    if (listed.length > 0) lists++;
    const own = [...single, ...listed].filter((it) => isFree(it, taken, check));
    if (spans.garp_interval === undefined && spans.gna_interval === undefined) {
      for (const { interface: name } of own) taken.delete(name);
      refuseGroup(block, lists, check);
      return [];
    }
    return [{ ...block, interfaces: own.map((it) => it.interface) }];
  });
}

function isFree(
  { interface: name, blamed, span }: GarpGroupInterface,
  taken: Set<string>,
  { reporter }: Check,
): boolean {
  if (!taken.has(name)) {
    taken.add(name);
    return true;
  }
  reporter.report({
    code: 'sameEntry',
    severity: 'error',
    span,
    message: `${name} is in a garp_group already`,
    hint: 'it is left out',
    keepalived: [
      blamed === undefined
        ? givenUp(name, span)
        : located(`garp_group already specified for ${blamed} - ignoring`, span, 'vrrp'),
    ],
  });
  return false;
}

function givenUp(name: string, span: Span): KeepalivedLine {
  const text = `*** Configuration line starting \`${name}\` is missing a parameter after keyword \`${name}\` at word position 2`;
  return { ...located(text, span, 'vrrp'), status: 'stop' };
}

function refuseGroup(
  { span, end }: Pick<GarpGroup, 'span' | 'end'>,
  number: number,
  { reporter }: Check,
): void {
  reporter.report({
    code: 'incomplete',
    severity: 'error',
    span,
    message: 'the group has neither garp_interval nor gna_interval',
    hint: 'it is removed',
    keepalived: [located(`garp group ${number} does not have any delay set - removing`, end, 'vrrp')],
  });
}
