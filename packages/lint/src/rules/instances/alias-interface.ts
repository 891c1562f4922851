import { replace } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';

export const aliasInterface: Rule = {
  code: 'KL107',
  name: 'alias-interface',
  severity: 'error',
  summary: 'label in place of an interface',
  *check({ config }) {
    for (const { interface: device, spans } of config.vrrp_instances) {
      if (!device?.includes(':') || spans.interface === undefined) continue;
      const name = device.slice(0, device.indexOf(':'));
      yield {
        span: spans.interface,
        message: `'${device}' is the label of an address on ${name}: there is no such interface`,
        hint: `write ${name}; an address may have a label: 'label ${device}' behind it`,
        fix: replace(`write ${name}`, spans.interface, `interface ${name}`),
      };
    }
  },
};
