import type { Config } from '@kaconf/config';
import type { Micros } from '@kaconf/net';
import type { GlobalReader } from './globals-text.ts';

type Globals = Config['global_defs'];

/** How long IPVS keeps connections; keepalived calls that of UDP one of TCP, too. */
export function timeoutsText({ lvs_timeouts: { tcp, tcpfin, udp } }: Globals): string[] {
  const text = (name: string, time: Micros | undefined) =>
    time ? [` LVS ${name} timeout = ${time / 1_000_000}`] : [];
  return [...text('TCP', tcp), ...text('TCP FIN', tcpfin), ...text('TCP', udp)];
}

/** A number that has not yet been replaced by what it goes by. */
const UNSET = 0xffff_ffff;

/** The VRRP child has found the instance, and taken its ID where none is configured. */
export function syncDaemonText(config: Config, reader: GlobalReader): string[] {
  const daemon = config.global_defs.lvs_sync_daemon;
  const instance = config.vrrp_instances.find(({ name }) => name === daemon?.inst);
  if (!daemon || (reader === 'vrrp' && daemon.inst !== undefined && !instance)) return [];
  const { inst, maxlen, group, port, ttl } = daemon;
  const ordinary = reader === 'vrrp' ? (instance?.virtual_router_id ?? 0) : UNSET;
  const what = reader === 'vrrp' ? 'instance' : 'name';
  return [
    ...(inst === undefined ? [] : [` LVS syncd vrrp ${what} = ${inst}`]),
    ` LVS syncd interface = ${daemon.interface}`,
    ` LVS syncd syncid = ${daemon.id ?? ordinary}`,
    ...(maxlen === undefined ? [] : [` LVS syncd maxlen = ${maxlen}`]),
    ...(group === undefined ? [] : [` LVS mcast group ${group}`]),
    ...(port === undefined ? [] : [` LVS syncd mcast port = ${port}`]),
    ...(ttl === undefined ? [] : [` LVS syncd mcast ttl = ${ttl}`]),
  ];
}

export function flushText({ lvs_flush, lvs_flush_on_stop: onStop }: Globals): string[] {
  const what = onStop === 'all' ? 'full' : (onStop ?? 'disabled');
  return [` LVS flush = ${lvs_flush}`, ` LVS flush on stop = ${what}`];
}
