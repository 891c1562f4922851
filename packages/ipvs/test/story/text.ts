import {
  type Command,
  type Destination,
  describeDestination,
  describeService,
  type Effect,
  type Service,
  type Table,
} from '../../src/index.ts';

/** The lines of an effect. */
export function effectLines(effect: Effect): string[] {
  switch (effect.type) {
    case 'log':
      return [`log ${effect.text}`];
    case 'notify': {
      const program = effect.program ? ` runs ${effect.program.words.join(' ')}` : '';
      return [`notify ${effect.line}${program}${effect.stopping ? ' (stopping)' : ''}`];
    }
    case 'mail':
      return [`mail ${effect.subject} | ${effect.text}`];
    case 'ipvs':
      return effect.commands.map((command) => `${effect.decides ? 'ipvs?' : 'ipvs'} ${commandText(command)}`);
  }
}

/** As ipvsadm(8) has it: `-A …` adds, `-E …` edits, `-D …` deletes a service, `-a`, `-e` and `-d` a destination. */
function commandText(command: Command): string {
  switch (command.type) {
    case 'flush':
      return '-C';
    case 'addService':
      return `-A ${serviceText(command.service)}`;
    case 'editService':
      return `-E ${serviceText(command.service)}`;
    case 'deleteService':
      return `-D ${describeService(command.service)}`;
    case 'addDestination':
      return `-a ${describeService(command.service)} ${destinationText(command.destination)}`;
    case 'editDestination':
      return `-e ${describeService(command.service)} ${destinationText(command.destination)}`;
    case 'deleteDestination':
      return `-d ${describeService(command.service)} ${describeDestination(command.destination)}`;
  }
}

function serviceText({
  key,
  scheduler,
  flags,
  persistence,
  granularity,
  persistenceEngine,
}: Service): string {
  return [
    describeService(key),
    scheduler,
    ...(flags === 0 ? [] : [`flags ${flags}`]),
    ...(persistence === 0 ? [] : [`-p ${persistence} -M ${granularity}`]),
    ...(persistenceEngine === undefined ? [] : [`--pe ${persistenceEngine}`]),
  ].join(' ');
}

function destinationText(it: Destination): string {
  const { type, port, checksum } = it.tunnel;
  return [
    describeDestination(it),
    it.method,
    ...(type === 'ipip' ? [] : [type, port, checksum]),
    it.weight,
    ...(it.upperThreshold === 0 ? [] : [`-x ${it.upperThreshold}`]),
    ...(it.lowerThreshold === 0 ? [] : [`-y ${it.lowerThreshold}`]),
  ].join(' ');
}

export function tableLines(table: Table): string[] {
  return table.flatMap(({ service, destinations }) => [
    `-A ${serviceText(service)}`,
    ...destinations.map((it) => `  -a ${destinationText(it)}`),
  ]);
}
