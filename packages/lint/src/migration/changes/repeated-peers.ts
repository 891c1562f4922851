import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { inBlock } from '../written.ts';

export const repeatedPeers: Change = {
  since: '2.3.3',
  kind: 'changed',
  severity: 'error',
  *find(written) {
    for (const { word, statement, inside } of written) {
      if (word !== 'unicast_peer' || inside !== 'vrrp_instance') continue;
      const seen = new Set<string>();
      for (const peer of inBlock(statement)) {
        const [{ text }] = peer.words;
        if (seen.has(text)) {
          yield {
            span: spanOfWords(peer),
            message: `peers may be named once: '${text}' is there already`,
            hint: 'take it away',
          };
        }
        seen.add(text);
      }
    }
  },
};
