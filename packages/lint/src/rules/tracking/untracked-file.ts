import { isForSomeHosts } from '../../conditions.ts';
import { wordsIn } from '../../mentions.ts';
import type { Rule } from '../../rule.ts';

const trackedByRouters = wordsIn('track_file', 0);
const trackedByCheckers = wordsIn('FILE_CHECK', 1);

export const untrackedFile: Rule = {
  code: 'KL203',
  name: 'untracked-file',
  severity: 'warning',
  summary: 'track_file that nothing tracks',
  *check(parsed) {
    const { config, texts } = parsed;
    if (config.track_files.length === 0) return;
    const tracked = new Set([...trackedByRouters(parsed), ...trackedByCheckers(parsed)]);
    for (const { name, span } of config.track_files) {
      if (tracked.has(name) || isForSomeHosts(texts, name)) continue;
      yield {
        span,
        message: `nothing tracks '${name}'`,
        hint: 'name it in the track_file of an instance or a sync group, or in a FILE_CHECK',
      };
    }
  },
};
