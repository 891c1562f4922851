import type { Rule } from '../../rule.ts';

const SIGNAL_0 = /^(?:.*\/)?(?:kill|killall|pkill)$/;

export const signalAsOther: Rule = {
  code: 'KL307',
  name: 'signal-as-other',
  severity: 'warning',
  summary: 'signal 0 from a user without rights',
  *check({ config: { global_defs, vrrp_scripts } }) {
    for (const { name, script, user = global_defs.script_user, span, spans } of vrrp_scripts) {
      if (user === undefined || user.user === 'root') continue;
      if (!SIGNAL_0.test(script.words[0]) || script.words[1] !== '-0') continue;
      yield {
        span: spans.script ?? span,
        message: `'${name}' fails although the process runs, unless that runs as ${user.user}: nobody else may send it a signal`,
        hint: "use pidof, a vrrp_track_process, or 'user root'",
      };
    }
  },
};
