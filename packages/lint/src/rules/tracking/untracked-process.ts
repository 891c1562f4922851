import { isForSomeHosts } from '../../conditions.ts';
import { wordsIn } from '../../mentions.ts';
import type { Rule } from '../../rule.ts';

const trackedProcesses = wordsIn('track_process', 0);

export const untrackedProcess: Rule = {
  code: 'KL202',
  name: 'untracked-process',
  severity: 'warning',
  summary: 'vrrp_track_process that nothing tracks',
  *check(parsed) {
    const { config, texts } = parsed;
    if (config.vrrp_track_processes.length === 0) return;
    const tracked = new Set(trackedProcesses(parsed));
    for (const { name, span } of config.vrrp_track_processes) {
      if (tracked.has(name) || isForSomeHosts(texts, name)) continue;
      yield {
        span,
        message: `nothing tracks '${name}'`,
        hint: 'name it in the track_process of an instance or a sync group',
      };
    }
  },
};
