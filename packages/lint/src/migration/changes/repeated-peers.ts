import { remove } from '../../fixes.ts';
import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { inBlock } from '../written.ts';

export const repeatedPeers: Change = {
  since: '2.3.3',
  kind: 'changed',
  severity: 'error',
  *find(written, { texts }) {
    for (const { word, statement, inside } of written) {
      if (word !== 'unicast_peer' || inside !== 'vrrp_instance') continue;
      const seen = new Set<string>();
      for (const peer of inBlock(statement)) {
        const [{ text }] = peer.words;
        if (seen.has(text)) {
          const span = spanOfWords(peer);
          yield {
            span,
            message: `peers may be named once: '${text}' is there already`,
            hint: 'take it away',
            fix: remove('take it away', span, texts),
          };
        }
        seen.add(text);
      }
    }
  },
};
