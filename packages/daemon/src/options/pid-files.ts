import type { Options } from './options.ts';

export interface PidFiles {
  readonly parent: string;
  readonly vrrp: string;
  readonly checkers: string;
  readonly bfd: string;
  /** What `reload_file` is when nothing else is said of it. */
  readonly reload: string;
  /** The socket of `keepalived ctl`. */
  readonly control: string;
  /** What is there during maintenance, so that it outlasts a restart. */
  readonly maintenance: string;
}

/** What the configuration says of it. */
export interface Separate {
  readonly namespace?: string | undefined;
  readonly instance?: string | undefined;
  /** `use_pid_dir` */
  readonly folder?: boolean;
}

/**
 * Where each process writes its pid: as the command line says, else in /run; in /run/keepalived when the
 * configuration says so or names an instance, whose name is then part of the file's, and in a folder of its own there for
 * a network namespace. keepalived mounts that folder over /run/keepalived for its processes; for everybody else it is here, too.
 */
export function pidFiles(
  options: Options,
  { instance, namespace: configured, folder = false }: Separate = {},
): PidFiles {
  const namespace = options.namespace ?? configured;
  const ownFolder = namespace === undefined ? '/run/keepalived' : `/run/keepalived/${namespace}`;
  const isSeparate = folder || instance !== undefined || namespace !== undefined;
  const directory = isSeparate ? ownFolder : '/run';
  const suffix = instance === undefined ? '' : `_${instance}`;
  const place = (name: string, kind = 'pid') => `${directory}/${name}${suffix}.${kind}`;
  return {
    parent: options.pidFile ?? place('keepalived'),
    vrrp: options.vrrpPidFile ?? place('vrrp'),
    checkers: options.checkersPidFile ?? place('checkers'),
    bfd: options.bfdPidFile ?? place('bfd'),
    reload: place('keepalived', 'reload'),
    control: besides(options.pidFile, 'control') ?? `${ownFolder}/control${suffix}`,
    maintenance: besides(options.pidFile, 'maintenance') ?? `${ownFolder}/maintenance${suffix}`,
  };
}

/** Who has a pid file of his own is another than the others, though nothing else says so. */
function besides(pidFile: string | undefined, kind: string): string | undefined {
  return pidFile?.replace(/(\.pid)?$/, `.${kind}`);
}
