import type { Metric, Micros } from '@kaconf/net';
import type { Config } from '../config.ts';

/**
 * The members of a configuration that are durations, wherever they stand, or hold durations and no other numbers.
 * The compiler minds one that is missing here, one too many, and a name that is a number elsewhere.
 */
export const DURATIONS: Readonly<Record<DurationName<Config>, Unambiguous>> = {
  advert_int: true,
  bfd_rlimit_rttime: true,
  checker_rlimit_rttime: true,
  child_wait_time: true,
  connect_timeout: true,
  delay_before_retry: true,
  delay_loop: true,
  down: true,
  expires: true,
  fork_delay: true,
  garp_interval: true,
  garp_lower_prio_delay: true,
  garp_master_delay: true,
  garp_master_refresh: true,
  gna_interval: true,
  idle_tx: true,
  interval: true,
  min_auto_priority_delay: true,
  min_rx: true,
  min_tx: true,
  misc_timeout: true,
  persistence_timeout: true,
  preempt_delay: true,
  preferred_lft: true,
  rto_min: true,
  rtt: true,
  rttvar: true,
  shutdown_script_timeout: true,
  smtp_connect_timeout: true,
  snmp_rs_stats_update_interval: true,
  snmp_vs_stats_update_interval: true,
  startup_script_timeout: true,
  tcp: true,
  tcpfin: true,
  terminate_delay: true,
  time_window: true,
  timeout: true,
  udp: true,
  vrrp_delay_after_boot: true,
  vrrp_garp_interval: true,
  vrrp_garp_lower_prio_delay: true,
  vrrp_garp_master_delay: true,
  vrrp_garp_master_refresh: true,
  vrrp_gna_interval: true,
  vrrp_rlimit_rttime: true,
  vrrp_startup_delay: true,
  up: true,
  warmup: true,
};

type Scalar = string | number | boolean | bigint | undefined;

type DurationName<T> = T extends Scalar
  ? never
  : T extends readonly (infer Each)[]
    ? DurationName<Each>
    : { [K in keyof T & string]: Has<T[K], Micros | Metric<Micros>, K, DurationName<T[K]>> }[keyof T &
        string];

type NumberName<T> = T extends Scalar
  ? never
  : T extends readonly (infer Each)[]
    ? NumberName<Each>
    : { [K in keyof T & string]: IfNumber<T[K], K, NumberName<T[K]>> }[keyof T & string];

type Has<T, Wanted, Yes, No> = [Extract<T, Wanted>] extends [never] ? No : Yes;
type IfNumber<T, Yes, No> = [Exclude<Extract<T, number>, Micros>] extends [never] ? No : Yes;

type Unambiguous = [Extract<DurationName<Config>, NumberName<Config>>] extends [never] ? true : never;
