import type { Rule } from '../../rule.ts';

/** TASK_COMM_LEN of Linux less its NUL. */
const LONGEST = 15;

export const unmatchedProcess: Rule = {
  code: 'KL205',
  name: 'unmatched-process',
  severity: 'error',
  summary: 'process that has no such name',
  *check({ config }) {
    for (const { process, param_match, full_command, spans, span } of config.vrrp_track_processes) {
      const { program, parameters } = process;
      if (full_command || param_match !== undefined || parameters.length > 0) continue;
      if (!program.includes('/') && program.length <= LONGEST) continue;
      const why = program.includes('/') ? 'has no path in it' : `ends after ${LONGEST} characters`;
      yield {
        span: spans.process ?? span,
        message: `the name of a process ${why}: this matches none`,
        hint: `write it as /proc/PID/comm has it, or add full_command`,
      };
    }
  },
};
