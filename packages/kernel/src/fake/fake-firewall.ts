import type { Firewall, FirewallChange } from '../firewall.ts';
import { KernelError } from '../kernel-error.ts';

/** Keeps what is asked of it, and knows which tables there are. */
export function fakeFirewall(kept: FirewallChange[]): Firewall {
  const isThere = ({ family, table }: FirewallChange) =>
    kept.findLast((one) => one.family === family && one.table === table && one.type.endsWith('Table'))
      ?.type === 'addTable';
  return {
    apply(changes) {
      for (const change of changes) {
        if (change.type === 'removeTable' && !isThere(change)) {
          throw KernelError.of('ENOENT', 'change firewall', `removeTable ${change.table}`);
        }
        kept.push(change);
      }
    },
    close: () => {},
  };
}
