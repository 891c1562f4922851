import type { Config, VrrpInstance } from '@kaconf/config';

/** A configuration with these instances, all that they may track and no groups: what differs elsewhere is the same. */
export function routersOnly(before: Config, after: Config, instances: readonly VrrpInstance[]): Config {
  return {
    ...before,
    vrrp_scripts: byName(before.vrrp_scripts, after.vrrp_scripts),
    track_files: byName(before.track_files, after.track_files),
    vrrp_track_processes: byName(before.vrrp_track_processes, after.vrrp_track_processes),
    bfd_instances: byName(before.bfd_instances, after.bfd_instances),
    vrrp_instances: instances,
    vrrp_sync_groups: [],
    track_groups: [],
    static_ipaddress: [],
    static_routes: [],
    static_rules: [],
    virtual_servers: [],
  };
}

function byName<T extends { readonly name: string }>(before: readonly T[], after: readonly T[]): T[] {
  const known = new Set(before.map(({ name }) => name));
  return [...before, ...after.filter(({ name }) => !known.has(name))];
}
