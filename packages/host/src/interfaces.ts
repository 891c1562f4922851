import type { Config, TrackInterface, VrrpInstance } from '@kaconf/config';
import type { Diagnostic, Span } from '@kaconf/diagnostics';
import { type Missing, missingDevices, wrongVrfs } from './entry-devices.ts';
import { type Conclusion, finding } from './finding.ts';
import type { Host, NetworkInterface } from './host.ts';

/** What the machine's interfaces say to a configuration. */
export interface InterfaceReport {
  /** In the lines that name an interface. */
  readonly reading: readonly Diagnostic[];
  /** When all is read: what is missing, if anything is. */
  readonly missing: readonly Conclusion[];
  /** Then about instances. */
  readonly unfit: readonly Conclusion[];
}

type Interfaces = ReadonlyMap<string, NetworkInterface>;

export function checkInterfaces(config: Config, host: Host): InterfaceReport {
  const { vrrp_instances: instances } = config;
  const interfaces: Interfaces = new Map(host.interfaces().map((each) => [each.name, each]));
  const missing = config.global_defs.dynamic_interfaces ? [] : allMissing(config, interfaces);
  return {
    reading: [
      ...missing,
      ...wrongVrfs(config, interfaces),
      ...instances.flatMap((instance) => loopback(instance, interfaces)),
    ],
    missing: missing.slice(0, 1).map(({ span }) => ({ finding: refusal(span), refuses: true })),
    unfit: instances.flatMap((instance) => unfit(instance, interfaces)),
  };
}

function allMissing(config: Config, interfaces: Interfaces): Diagnostic[] {
  const { vrrp_instances: instances, vrrp_sync_groups: groups } = config;
  return [
    ...instances.flatMap((instance) => missingOf(instance, interfaces)),
    ...missingDevices(config, interfaces).map(deviceMissing),
    ...groups.flatMap(({ name, track_interface }) => tracked(name, track_interface, interfaces)),
  ];
}

function missingOf(instance: VrrpInstance, interfaces: Interfaces): Diagnostic[] {
  return [
    ...ownMissing(instance, interfaces),
    ...tracked(instance.name, instance.track_interface, interfaces),
  ];
}

function ownMissing(
  { name, interface: device, span, spans }: VrrpInstance,
  interfaces: Interfaces,
): Diagnostic[] {
  if (device === undefined || interfaces.has(device)) return [];
  const text = `WARNING - interface ${device} for vrrp_instance ${name} doesn't exist`;
  return [missingFinding(device, spans.interface ?? span, text)];
}

function tracked(owner: string, entries: readonly TrackInterface[], interfaces: Interfaces): Diagnostic[] {
  return entries
    .filter((entry) => !interfaces.has(entry.interface))
    .map(({ interface: name, span }) =>
      missingFinding(name, span, `(${owner}) tracked interface ${name} doesn't exist`),
    );
}

function deviceMissing({ name, span, line, status }: Missing): Diagnostic {
  return missingFinding(name, span, line, status);
}

function missingFinding(name: string, span: Span, text: string, status?: 'fatal'): Diagnostic {
  return finding({
    code: 'missingInterface',
    span,
    message: `there is no interface ${name} on this machine`,
    says: [{ text, at: span, ...(status && { status }) }],
  });
}

function refusal(span: Span): Diagnostic {
  return finding({
    code: 'missingInterface',
    span,
    message: 'keepalived does not start as long as an interface is missing',
    says: [{ text: 'Non-existent interface specified in configuration', status: 'fatal' }],
  });
}

function loopback(
  { name, interface: device, span: block, spans }: VrrpInstance,
  interfaces: Interfaces,
): Diagnostic[] {
  if (device === undefined || !interfaces.get(device)?.loopback) return [];
  const span = spans.interface ?? block;
  return [
    finding({
      code: 'loopbackInterface',
      span,
      message: `VRRP has nobody to talk to on the loopback interface ${device}`,
      says: [
        {
          text: `(${name}) cannot use a loopback interface (${device}) for vrrp - ignoring`,
          at: span,
        },
      ],
    }),
  ];
}

function unfit(instance: VrrpInstance, interfaces: Interfaces): Conclusion[] {
  const device = instance.interface === undefined ? undefined : interfaces.get(instance.interface);
  if (device === undefined || device.multicast || instance.unicast_peer.length > 0) return [];
  return device.loopback
    ? [{ finding: withoutInterface(instance), refuses: true }]
    : [{ finding: withoutMulticast(instance, device), refuses: false }];
}

function withoutInterface({ name, span, spans }: VrrpInstance): Diagnostic {
  return finding({
    code: 'loopbackInterface',
    span: spans.interface ?? span,
    message: `${name} is left without an interface`,
    says: [{ text: `(${name}) Unknown interface!` }],
  });
}

function withoutMulticast({ name, span, spans }: VrrpInstance, device: NetworkInterface): Diagnostic {
  const text = `(${name}) interface ${device.name} does not support multicast, specify unicast peers - disabling`;
  return finding({
    code: 'noMulticast',
    span: spans.interface ?? span,
    message: `${device.name} carries no multicast: ${name} stays in FAULT`,
    hint: 'list the other routers in unicast_peer',
    says: [{ text }],
  });
}
