import type { Config, VrrpInstance } from '@kaconf/config';

/** What a configuration asks for and this version reads, but does not do: said at the start, before anyone relies on it. */
export function notYet(config: Config): string[] {
  const { global_defs, virtual_servers, vrrp_instances, vrrp_sync_groups } = config;
  const mails = [...vrrp_instances, ...vrrp_sync_groups].some(({ smtp_alert }) => smtp_alert);
  return [
    ...vrrp_instances.flatMap(notYetOfInstance),
    ...(virtual_servers.length > 0 ? ['virtual_server is read, but not put to work by this version'] : []),
    ...(mails ? ['smtp_alert is read, but this version sends no mail'] : []),
    ...(global_defs.vrrp_garp_interval > 0 || global_defs.vrrp_gna_interval > 0
      ? ['vrrp_garp_interval and vrrp_gna_interval are read, but not obeyed by this version']
      : []),
  ];
}

function notYetOfInstance(instance: VrrpInstance): string[] {
  const { name, accept, authentication, notify_priority_changes } = instance;
  return [
    ...(instance.interface === undefined ? ['is not started: this version needs an interface'] : []),
    ...(authentication?.auth_type === 'AH'
      ? ['auth_type AH is not supported by this version: adverts carry none']
      : []),
    ...(accept ? [] : ['no_accept is not obeyed by this version: the master answers on its addresses']),
    ...(notify_priority_changes ? ['notify_priority_changes is not obeyed by this version'] : []),
  ].map((text) => `(${name}) ${text}`);
}
