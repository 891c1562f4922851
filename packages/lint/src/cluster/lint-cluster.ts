import { type Diagnostic, distinct, inOrder } from '@kaconf/diagnostics';
import type { Settings } from '../lint.ts';
import type { RuleCode } from '../rule.ts';
import { said } from '../said.ts';
import { suppress } from '../suppressions.ts';
import type { Node } from './cluster.ts';
import { clusterRules } from './registry.ts';
import { virtualRouters } from './virtual-routers.ts';

/**
 * What the rules find in configurations that belong together, and which suppressions of theirs silence nothing. What one
 * of the configurations has by itself is for `lint`.
 */
export function lintCluster(nodes: readonly Node[], { severities = new Map() }: Settings = {}): Diagnostic[] {
  const routers = virtualRouters(nodes);
  const found = clusterRules.flatMap((rule) => said(rule, rule.check(routers), severities));
  const isAsked = (code: RuleCode) =>
    severities.get(code) !== 'off' && clusterRules.some((rule) => rule.code === code);
  const texts = new Map(nodes.flatMap(({ parsed }) => [...parsed.texts]));
  const { kept, idle } = suppress(found, texts, isAsked);
  const complaints = idle.flatMap(([about, finding]) => said(about, [finding], severities));
  return inOrder(distinct([...kept, ...complaints]));
}
