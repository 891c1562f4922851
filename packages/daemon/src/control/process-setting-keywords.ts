import { flag, type Keywords, seconds, text } from '@kaconf/vrrp';
import type { ProcessSettings } from '../processes/process-settings.ts';

export const processSettingKeywords: Keywords<ProcessSettings> = {
  process: ['process', text],
  name: ['vrrp_process_name', text],
  nice: ['vrrp_priority', text],
  cpus: ['vrrp_cpu_affinity', (cpus) => text(cpus?.join(' '))],
  realtimePriority: ['vrrp_rt_priority', text],
  realtimeLimit: ['vrrp_rlimit_rttime', seconds],
  maxAutoPriority: ['max_auto_priority', text],
  minAutoPriorityDelay: ['min_auto_priority_delay', seconds],
  staysInMemory: ['vrrp_no_swap', flag],
  networkBuffers: [
    'vrrp_netlink_rcv_bufs',
    ({ commands, news }) => [...text(commands?.octets), ...text(news?.octets)],
  ],
  processBuffer: ['process_monitor_rcv_bufs', (buffer) => text(buffer?.octets)],
};
