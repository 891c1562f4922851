import type { VirtualServerStatus } from '../src/control/virtual-server-status.ts';

const traffic = {
  connections: 9,
  incomingPackets: 70,
  outgoingPackets: 60,
  incomingBytes: 5000,
  outgoingBytes: 40_000,
};

/** One real server serves, another has failed. */
export const webServers: VirtualServerStatus = {
  name: '[10.1.0.1]:tcp:80',
  quorumUp: true,
  quorum: 1,
  weight: 3,
  sorryServer: '[10.0.1.9]:tcp:80',
  sorryServes: false,
  suspended: false,
  traffic,
  servers: [
    {
      name: '[10.0.1.1]:tcp:80',
      alive: true,
      serves: true,
      weight: 3,
      traffic: { ...traffic, active: 2, inactive: 5 },
      checkers: [
        { kind: 'TCP_CHECK', up: true, hasRun: true, weight: 0, retries: 1, next: 400_000 },
        { kind: 'FILE_CHECK', up: true, hasRun: true, weight: 2, retries: 0, next: undefined },
      ],
    },
    {
      name: '[10.0.1.2]:tcp:80',
      alive: false,
      serves: false,
      weight: 1,
      traffic: undefined,
      checkers: [
        { kind: 'HTTP_GET', up: false, hasRun: true, weight: 0, retries: 0, next: 2_100_000 },
        { kind: 'BFD_CHECK', up: false, hasRun: false, weight: 0, retries: 0, next: undefined },
      ],
    },
  ],
};

/** Its quorum is lost, and it waits for its address. */
export const sorry: VirtualServerStatus = {
  ...webServers,
  name: 'FWM 5',
  quorumUp: false,
  quorum: 4,
  sorryServes: true,
  suspended: true,
  traffic: undefined,
  servers: webServers.servers.slice(0, 1).map((server) => ({ ...server, serves: false, checkers: [] })),
};
