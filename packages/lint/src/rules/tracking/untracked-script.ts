import { isForSomeHosts } from '../../conditions.ts';
import { wordsIn } from '../../mentions.ts';
import type { Rule } from '../../rule.ts';

const trackedScripts = wordsIn('track_script', 0);

export const untrackedScript: Rule = {
  code: 'KL201',
  name: 'untracked-script',
  severity: 'warning',
  summary: 'vrrp_script that nothing tracks',
  *check(parsed) {
    const { config, texts } = parsed;
    if (config.vrrp_scripts.length === 0) return;
    const tracked = new Set(trackedScripts(parsed));
    for (const { name, span } of config.vrrp_scripts) {
      if (tracked.has(name) || isForSomeHosts(texts, name)) continue;
      yield {
        span,
        message: `nothing tracks '${name}': it is never run`,
        hint: `name it in the track_script of an instance or a sync group`,
      };
    }
  },
};
