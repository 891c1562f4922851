import type { Rule } from '../../rule.ts';
import { serversThat } from '../../servers.ts';

const withOddThresholds = serversThat(({ lthreshold, uthreshold }) => lthreshold > uthreshold);

export const thresholdOrder: Rule = {
  code: 'KL503',
  name: 'threshold-order',
  severity: 'error',
  summary: 'lower threshold above the upper one',
  *check({ config }) {
    for (const { address, lthreshold, uthreshold, spans, span } of withOddThresholds(config)) {
      const upper = uthreshold === 0 ? 'there is no upper one' : `the upper one is ${uthreshold}`;
      yield {
        span: spans.lthreshold ?? span,
        message: `a lower threshold of ${lthreshold}, and ${upper}: the kernel refuses ${address}`,
        hint: 'connections are let in again below lthreshold: it is the smaller one',
      };
    }
  },
};
