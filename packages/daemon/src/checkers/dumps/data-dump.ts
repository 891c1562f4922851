import { checkerText } from './checker-data.ts';
import { groupText } from './groups-data.ts';
import { serverText } from './server-data.ts';
import { serviceText } from './service-data.ts';
import type { Subject } from './subject.ts';

/** What keepalived_check.data tells behind the part about `global_defs`. */
export function dataLines(subject: Subject): string[] {
  const { details, checkers } = subject;
  return [
    ...(details.ssl || checkers.some(({ type }) => type === 'SSL_GET')
      ? ['------< SSL definitions >------', ...sslText(details.ssl)]
      : []),
    ...topologyText(subject),
    ...(checkers.length > 0 ? ['------< Health checkers >------'] : []),
    ...checkers.flatMap((plan) => checkerText(plan, subject)),
    ...filesText(subject),
    ...sessionsText(subject),
  ];
}

function sslText(ssl: Subject['details']['ssl']): string[] {
  const named = [
    ['Password', ssl?.password],
    ['CA-file', ssl?.ca],
    ['Certificate file', ssl?.certificate],
    ['Key file', ssl?.key],
  ] as const;
  const lines = named.flatMap(([name, value]) => (value === undefined ? [] : [` ${name} : ${value}`]));
  return lines.length > 0 ? lines : [' Using autogen SSL context'];
}

function topologyText(subject: Subject): string[] {
  const { plan, details, state, checkers } = subject;
  if (plan.services.length === 0) return [];
  const byServer = Map.groupBy(checkers, ({ place }) => `${place.service} ${place.server}`);
  const services = plan.services.flatMap((service, index) => {
    const serviceDetails = details.services[index];
    const serviceState = state.services[index];
    if (!serviceDetails || !serviceState) return [];
    const servers = service.servers.flatMap((server, at) => {
      const serverDetails = serviceDetails.servers[at];
      const serverState = serviceState.servers[at];
      if (!serverDetails || !serverState) return [];
      const standing = {
        plan: server,
        details: serverDetails,
        state: serverState,
        service,
        serviceState,
        checkers: byServer.get(`${index} ${at}`) ?? [],
      };
      return serverText(standing, subject);
    });
    return [...serviceText(service, serviceDetails, serviceState, subject), ...servers];
  });
  return [
    '------< LVS Topology >------',
    ' System is compiled with LVS v1.2.1',
    ...details.groups.flatMap((group) => groupText(group, subject)),
    ...services,
  ];
}

function filesText({ details, checkers, fileStatus }: Subject): string[] {
  if (details.files.length === 0) return [];
  const files = details.files.flatMap(({ name, file, weight: { weight, reverse } }) => {
    const trackers = checkers.flatMap((plan) =>
      plan.type === 'FILE_CHECK' && plan.file === name
        ? [`     ${plan.service} -> ${plan.server}, weight ${plan.weight}${plan.reverse ? ' reverse' : ''}`]
        : [],
    );
    return [
      ` Track file = ${name}`,
      `   File = ${file}`,
      `   Status = ${fileStatus(name)}`,
      `   Weight = ${weight}${reverse ? ' reverse' : ''}`,
      ...(trackers.length > 0 ? ['   Tracking instances :', ...trackers] : []),
    ];
  });
  return ['------< Checker track files >------', ...files];
}

function sessionsText({ checkers }: Subject): string[] {
  const bySession = Map.groupBy(
    checkers.filter((plan) => plan.type === 'BFD_CHECK'),
    ({ session }) => session,
  );
  if (bySession.size === 0) return [];
  const sessions = [...bySession].flatMap(([session, plans]) => [
    ` Checker Track BFD = ${session}`,
    '   Tracking RS :',
    ...plans.map(({ server }) => `   ${server}`),
  ]);
  return ['------< Checker track BFDs >------', ...sessions];
}
