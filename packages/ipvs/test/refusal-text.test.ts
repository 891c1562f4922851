import { expect, test } from 'vitest';
import { type Command, describeOption, describeRefusal, isHarmless } from '../src/index.ts';
import { destination, service, tcp } from './literal.ts';

const key = tcp('10.0.0.1:80');
const server = destination('192.168.0.1:80');
const errnos = {
  EPERM: [1, 'Operation not permitted'],
  ENOENT: [2, 'No such file or directory'],
  ESRCH: [3, 'No such process'],
  EEXIST: [17, 'File exists'],
  EINVAL: [22, 'Invalid argument'],
  ERANGE: [34, 'Numerical result out of range'],
  EMSGSIZE: [90, 'Message too long'],
} as const;

function refusal(code: keyof typeof errnos) {
  const [errno, reason] = errnos[code];
  return { code, errno, reason };
}

const commands = {
  addService: { type: 'addService', service: service(key) },
  editService: { type: 'editService', service: service(key) },
  deleteService: { type: 'deleteService', service: key },
  addDestination: { type: 'addDestination', service: key, destination: server },
  deleteDestination: { type: 'deleteDestination', service: key, destination: server },
  flush: { type: 'flush' },
} as const satisfies Partial<Record<Command['type'], Command>>;

const SERVICE = '(10.0.0.1:tcp:80)';
const DESTINATION = '(10.0.0.1:tcp:80 -> 192.168.0.1:80)';

test.each([
  ['addService', 'EEXIST', `ADD(1154) error: Service already exists(17) ${SERVICE}`, 'harmless'],
  ['addService', 'ENOENT', `ADD(1154) error: Scheduler or persistence engine not found(2) ${SERVICE}`, ''],
  ['editService', 'ESRCH', `EDIT(1155) error: Scheduler or persistence engine not found(2) ${SERVICE}`, ''],
  ['deleteService', 'ESRCH', `DEL(1156) error: No such file or directory(2) ${SERVICE}`, 'harmless'],
  [
    'addDestination',
    'EEXIST',
    `ADDDEST(1159) error: Destination already exists(17) ${DESTINATION}`,
    'harmless',
  ],
  ['addDestination', 'ESRCH', `ADDDEST(1159) error: No such file or directory(2) ${DESTINATION}`, ''],
  ['addDestination', 'ERANGE', `ADDDEST(1159) error: Numerical result out of range(34) ${DESTINATION}`, ''],
  ['deleteDestination', 'ENOENT', `DELDEST(1160) error: No such destination(2) ${DESTINATION}`, 'harmless'],
  ['flush', 'EPERM', 'FLUSH(1157) error: Permission denied (you must be root)(1)', ''],
  ['flush', 'EMSGSIZE', 'FLUSH(1157) error: Permission denied (you must be root)(1)', ''],
] as const)('%s with %s is what libnl makes of it', (type, code, line, harmless) => {
  expect(describeRefusal(commands[type], refusal(code))).toBe(`IPVS cmd IP_VS_SO_SET_${line}`);
  expect(isHarmless(commands[type], refusal(code)) ? 'harmless' : '').toBe(harmless);
});

/** As 2.4.3 has said it, of an interface without multicast and of a daemon that does not run. */
test('daemons have neither a service nor a destination', () => {
  expect(describeOption('startDaemon', refusal('EINVAL'))).toBe(
    'IPVS cmd IP_VS_SO_SET_STARTDAEMON(1163) error: Invalid operation.  Possibly wrong module version, address not unicast, ...(22)',
  );
  expect(describeOption('stopDaemon', refusal('ESRCH'))).toBe(
    'IPVS cmd IP_VS_SO_SET_STOPDAEMON(1164) error: No such file or directory(2)',
  );
});
