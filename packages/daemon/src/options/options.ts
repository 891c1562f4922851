import type { MetricsAddress } from '../metrics/address.ts';
import { systemLog } from './facility.ts';

/** What the command line asked for. Immutable; `defaultOptions` is what an empty command line means. */
export interface Options {
  /** `-f`. Relative to the working directory; may be a glob pattern. */
  readonly configFile: string;
  /** `-i`: lines that begin `@other` are skipped. The host name without its domain unless given. */
  readonly configId: string;
  /** `-e`: an include that matches nothing is an error. */
  readonly allConfig: boolean;
  /** `-t`: check the configuration and end; its findings go to standard error or are appended to `logFile`. */
  readonly configTest: { readonly logFile: string | undefined } | undefined;

  /** Which children may run: `-P` leaves out the checkers, `-C` VRRP, `-B` BFD. */
  readonly children: { readonly vrrp: boolean; readonly checkers: boolean; readonly bfd: boolean };
  /** `--all`: they run also when the configuration gives them nothing to do. */
  readonly allChildren: boolean;
  /** Unless `-R`: a child that dies is started again. */
  readonly respawn: boolean;
  /** Unless `-n` (or `-t`): the parent goes into the background. */
  readonly fork: boolean;
  /** `--ignore-sigint`. */
  readonly ignoreInterrupt: boolean;
  /** `-s`: the network namespace, above the configuration's. */
  readonly namespace: string | undefined;
  /** `-u`: the file mode bits that are withheld, 0–0o777. */
  readonly umask: number | undefined;

  /** `-m`: a process that crashes leaves a core file behind. */
  readonly coreDumps: boolean;
  /** `-M`: what the kernel calls core files meanwhile. */
  readonly corePattern: string | undefined;

  /** `-X`: drop the addresses when a signal makes an instance leave MASTER. */
  readonly releaseVips: boolean;
  /** `-V`: leave addresses and routes behind at the end. */
  readonly keepVrrp: boolean;
  /** `-I`: leave the IPVS table behind at the end. */
  readonly keepIpvs: boolean;

  /** `-l`: log to the console; only a process in the foreground does. */
  readonly logConsole: boolean;
  /** `-D`: 1 logs details, 2 (`-D -D`) more of them. */
  readonly logDetail: 0 | 1 | 2;
  /** Unless `-G` (or `-t`): log to syslog, with this facility's number (RFC 3164 section 4.1.1). */
  readonly syslog: boolean;
  readonly logFacility: number;
  /** `--log-json`: on the console an object a line; ours alone. */
  readonly logJson: boolean;
  /** `--log-journal`: to systemd's journal, with fields, in place of syslog; ours alone. */
  readonly logJournal: boolean;
  /** `--log-scripts`: what scripts write, with `-D`; ours alone. */
  readonly logScripts: boolean;
  /** `-a`: log each address that comes or goes. */
  readonly reportAddresses: boolean;
  /** `-d`: dump the configuration once it is read. */
  readonly dumpConfig: boolean;

  /** `--metrics`: where OpenMetrics are served. */
  readonly metrics: MetricsAddress | undefined;

  /** `-p`, `-r`, `-c`, `-b`; what is not given is placed by `pidFiles`. */
  readonly pidFile: string | undefined;
  readonly vrrpPidFile: string | undefined;
  readonly checkersPidFile: string | undefined;
  readonly bfdPidFile: string | undefined;
}

export function defaultOptions(hostname: string): Options {
  return {
    configFile: '/etc/keepalived/keepalived.conf',
    configId: hostname.replace(/\..*$/s, ''),
    allConfig: false,
    configTest: undefined,
    children: { vrrp: true, checkers: true, bfd: true },
    allChildren: false,
    respawn: true,
    fork: true,
    ignoreInterrupt: false,
    namespace: undefined,
    umask: undefined,
    coreDumps: false,
    corePattern: undefined,
    releaseVips: false,
    keepVrrp: false,
    keepIpvs: false,
    logConsole: false,
    logDetail: 0,
    syslog: true,
    logFacility: systemLog.daemon,
    logJson: false,
    logJournal: false,
    logScripts: false,
    reportAddresses: false,
    dumpConfig: false,
    metrics: undefined,
    pidFile: undefined,
    vrrpPidFile: undefined,
    checkersPidFile: undefined,
    bfdPidFile: undefined,
  };
}
