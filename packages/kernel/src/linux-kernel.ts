import { hrtime } from 'node:process';
import { micros } from '@kaconf/net';
import { openClientSockets } from './client-sockets.ts';
import { watchFolders } from './folder-watch.ts';
import type { Kernel } from './kernel.ts';
import { attempt } from './kernel-error.ts';
import { linkStatus } from './link-status.ts';
import { loadAddon } from './load-addon.ts';
import { openGenericNetlink } from './netlink/generic-netlink.ts';
import { openNetwork } from './netlink/network.ts';
import { monitorProcesses } from './netlink/process-monitor.ts';
import { openFirewall } from './nftables/linux-firewall.ts';
import { openPacketSocket } from './packet-socket.ts';
import { processCalls } from './process-calls.ts';
import { openRawSocket } from './raw-socket.ts';
import { onSignal } from './signal-listener.ts';
import { sysctls } from './sysctls.ts';
import { createTimer } from './timer.ts';
import { openUdpSocket } from './udp-socket.ts';
import { openUnixDatagram } from './unix-datagram.ts';

/** @throws Error when the native addon cannot be loaded */
export function linuxKernel(): Kernel {
  const addon = loadAddon();
  return {
    now: monotonic,
    wallClock: () => micros(Date.now() * 1000),
    createTimer: (expired) => createTimer(addon, expired),
    openNetwork: (listener) => openNetwork(addon, listener),
    openRawSocket: (options) => openRawSocket(addon, options),
    openPacketSocket: () => openPacketSocket(addon),
    openUdpSocket: (options) => openUdpSocket(addon, options),
    openClientSockets: () => openClientSockets(addon),
    openUnixDatagram: (path) => openUnixDatagram(addon, path),
    watchFolders: (changed) => watchFolders(addon, changed),
    monitorProcesses: (happened) => monitorProcesses(addon, happened),
    makeNamedPipe: (path, mode) => attempt('make named pipe', path, () => addon.makeNamedPipe(path, mode)),
    openPipe: () => {
      const [read, write] = attempt('open', 'a pipe', () => addon.openPipe());
      return { read, write };
    },
    onSignal: (signal, received) => onSignal(addon, signal, received),
    linkStatus: (name, question) => linkStatus(addon, name, question),
    openFirewall: () => openFirewall(addon),
    openGenericNetlink: (family) => openGenericNetlink(addon, family),
    sysctls,
    process: processCalls(addon),
  };
}

/** Node's own clock is CLOCK_MONOTONIC too. */
function monotonic() {
  const [seconds, nanoseconds] = hrtime();
  return micros(seconds * 1e6 + Math.floor(nanoseconds / 1e3));
}
