import { type Diagnostic, distinct, inOrder } from '@kaconf/diagnostics';
import type { Settings } from '../lint.ts';
import { suppress } from '../suppressions.ts';
import type { Node } from './cluster.ts';
import { clusterRules } from './registry.ts';
import { virtualRouters } from './virtual-routers.ts';

/** What the rules find in configurations that belong together. What one of them has by itself is for `lint`. */
export function lintCluster(nodes: readonly Node[], { severities = new Map() }: Settings = {}): Diagnostic[] {
  const routers = virtualRouters(nodes);
  const found = clusterRules.flatMap(({ code, severity, check }): Diagnostic[] => {
    const chosen = severities.get(code) ?? severity;
    if (chosen === 'off') return [];
    return [...check(routers)].map((finding) => ({ code, severity: chosen, ...finding }));
  });
  const texts = new Map(nodes.flatMap(({ parsed }) => [...parsed.texts]));
  return inOrder(distinct(suppress(found, texts, () => false).kept));
}
