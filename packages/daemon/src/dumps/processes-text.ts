import type { Config } from '@kaconf/config';

type Globals = Config['global_defs'];

/** How much of the machine each process may have. */
export function processText(globals: Globals): string[] {
  const { max_auto_priority: max } = globals;
  return [
    ` Max auto priority = ${max === -1 ? 'Disabled' : max}`,
    ` Min auto priority delay = ${globals.min_auto_priority_delay} usecs`,
    ...(['vrrp', 'checker', 'bfd'] as const).flatMap((kind) => {
      const name = { vrrp: 'VRRP', checker: 'Checker', bfd: 'BFD' }[kind];
      const cpus = globals[`${kind}_cpu_affinity`];
      return [
        ` ${name} process priority = ${globals[`${kind}_priority`] ?? 0}`,
        ` ${name} don't swap = ${globals[`${kind}_no_swap`]}`,
        ` ${name} realtime priority = ${globals[`${kind}_rt_priority`] ?? 0}`,
        ...(cpus && cpus.length > 0
          ? [` ${name} CPU Affinity = ${cpus.map((cpu) => `${cpu} `).join('')}`]
          : []),
        ` ${name} realtime limit = ${globals[`${kind}_rlimit_rttime`]}`,
      ];
    }),
  ];
}

/** What the sockets between a process and the kernel keep. */
export function bufferText(globals: Globals): string[] {
  const sockets = [
    'vrrp_netlink_cmd',
    'vrrp_netlink_monitor',
    'process_monitor',
    'lvs_netlink_cmd',
    'lvs_netlink_monitor',
  ] as const;
  return sockets.flatMap((socket) => [
    ` ${socket}_rcv_bufs = ${globals[`${socket}_rcv_bufs`] ?? 0}`,
    ` ${socket}_rcv_bufs_force = ${Number(globals[`${socket}_rcv_bufs_force`])}`,
  ]);
}
