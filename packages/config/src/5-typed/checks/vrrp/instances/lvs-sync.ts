import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import { located } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

/** There is one synchronisation daemon; the first instance that names its interface has it. */
export function oneLvsSync(instances: readonly VrrpInstanceBlock[], { reporter }: Check): void {
  const naming = instances.filter((it) => it.lvs_sync_daemon_interface !== undefined);
  const [first, ...others] = naming;
  for (const { name, span: block, spans } of others) {
    const span = spans.lvs_sync_daemon_interface ?? block;
    const line = `(${name}) lvs_sync_daemon_interface has already been specified as ${first?.lvs_sync_daemon_interface} - ignoring`;
    reporter.report({
      code: 'repeated',
      severity: 'error',
      span,
      message: `'${first?.name}' has the synchronisation daemon already`,
      keepalived: [located(line, span, 'vrrp')],
    });
  }
}
