import type { Options } from '../options/options.ts';

/** What is logged, and where to. */
export interface LogTargets {
  /** `-l` in the foreground. */
  readonly console: boolean;
  /** The number of syslog's facility (RFC 3164 section 4.1.1); `undefined` with `-G`: no syslog. */
  readonly facility: number | undefined;
  /** `-D`. */
  readonly detail: boolean;
  /** `-D -D`. */
  readonly moreDetail?: boolean;
  /** `--log-json`: on the console an object a line. */
  readonly json?: boolean;
  /** `--log-journal`: in place of syslog. */
  readonly journal?: boolean;
  /** `--log-scripts`: what scripts write, among the details. */
  readonly scripts?: boolean;
  /** What syslog shows behind the name of the process: several daemons may run on a machine. */
  readonly suffix?: string;
}

export function logTargets(options: Options, suffix = ''): LogTargets {
  return {
    console: options.logConsole && !options.fork,
    facility: options.syslog ? options.logFacility : undefined,
    detail: options.logDetail > 0,
    moreDetail: options.logDetail > 1,
    json: options.logJson,
    journal: options.logJournal,
    scripts: options.logScripts,
    suffix,
  };
}
