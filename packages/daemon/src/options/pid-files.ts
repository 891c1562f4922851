import type { Options } from './options.ts';

export interface PidFiles {
  readonly parent: string;
  readonly vrrp: string;
  readonly checkers: string;
  readonly bfd: string;
}

/**
 * Where each process writes its pid: as the command line says, else in /run; in /run/keepalived when the
 * configuration or `-s` names a network namespace or an instance, whose name is then part of the file's.
 */
export function pidFiles(
  options: Options,
  separate: { namespace?: string; instance?: string } = {},
): PidFiles {
  const { instance, namespace = options.namespace } = separate;
  const directory = namespace === undefined && instance === undefined ? '/run' : '/run/keepalived';
  const suffix = instance === undefined ? '' : `_${instance}`;
  const place = (name: string) => `${directory}/${name}${suffix}.pid`;
  return {
    parent: options.pidFile ?? place('keepalived'),
    vrrp: options.vrrpPidFile ?? place('vrrp'),
    checkers: options.checkersPidFile ?? place('checkers'),
    bfd: options.bfdPidFile ?? place('bfd'),
  };
}
