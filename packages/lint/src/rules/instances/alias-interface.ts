import { replace } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';

export const aliasInterface: Rule = {
  code: 'KL107',
  name: 'alias-interface',
  severity: 'error',
  summary: 'label in place of an interface',
  *check({ config }) {
    for (const instance of config.vrrp_instances) {
      const { interface: device, spans } = instance;
      if (!device?.includes(':') || spans.interface === undefined) continue;
      const name = device.slice(0, device.indexOf(':'));
      const isTaken = config.vrrp_instances.some(
        (other) =>
          other !== instance &&
          other.virtual_router_id === instance.virtual_router_id &&
          other.interface?.split(':')[0] === name,
      );
      yield {
        span: spans.interface,
        message: `'${device}' is the label of an address on ${name}: there is no such interface`,
        hint: `write ${name}; an address may have a label: 'label ${device}' behind it`,
        // Two of one VRID there would be worse.
        ...(!isTaken && { fix: replace(`write ${name}`, spans.interface, `interface ${name}`) }),
      };
    }
  },
};
