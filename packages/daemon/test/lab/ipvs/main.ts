import { execFileSync } from 'node:child_process';
import { describeRefusal, difference, type Ipvs, openIpvs, type Table } from '@kaconf/ipvs';
import { KernelError, linuxKernel } from '@kaconf/kernel';
import { destination, endpoint, service, tcp } from '../../../../ipvs/test/literal.ts';
import { crowd, edited, everything } from './tables.ts';

/** Stories for a kernel that has IPVS; what they print is what a test looks at. `node main.ts STORY`. */
const stories: Readonly<Record<string, (ipvs: Ipvs) => void>> = {
  tables(ipvs) {
    become(ipvs, everything);
    show('-Sn');
    become(ipvs, edited);
    show('-Sn');
    become(ipvs, []);
    show('-Sn');
  },
  settings(ipvs) {
    console.log(JSON.stringify([ipvs.info().version, ipvs.timeouts()]));
    ipvs.setTimeouts({ tcp: 100, tcpfin: 0, udp: 30 });
    show('-l', '--timeout');
    ip('link add eth0 type veth peer name eth1');
    ip('address add 10.1.0.1/24 dev eth0');
    ip('link set eth0 up');
    ip('link set eth1 up');
    const group = endpoint('224.0.0.99:0').address;
    ipvs.startDaemon({
      state: 'master',
      syncId: 7,
      interface: 'eth0',
      maxlen: 1400,
      port: 9000,
      ttl: 3,
      group,
    });
    ipvs.startDaemon({ state: 'backup', syncId: 8, interface: 'eth0' });
    show('-l', '--daemon');
    refused(() => ipvs.startDaemon({ state: 'master', syncId: 7, interface: 'eth0' }));
    refused(() => ipvs.startDaemon({ state: 'backup', syncId: 7, interface: 'nobody' }));
    ipvs.stopDaemon({ state: 'master', syncId: 7 });
    show('-l', '--daemon');
    refused(() => ipvs.stopDaemon({ state: 'master', syncId: 7 }));
  },
  refusals(ipvs) {
    const web = service(tcp('10.0.0.1:80'));
    const server = destination('192.168.0.1:80');
    const nobody = service({ type: 'fwmark', family: 4, fwmark: 9 });
    const refusals = ipvs.apply([
      { type: 'addService', service: web },
      { type: 'addService', service: web },
      { type: 'addService', service: { ...nobody, scheduler: 'nosuch' } },
      { type: 'editService', service: nobody },
      { type: 'deleteService', service: nobody.key },
      { type: 'addDestination', service: nobody.key, destination: server },
      { type: 'editDestination', service: web.key, destination: server },
      { type: 'addDestination', service: web.key, destination: server },
      { type: 'deleteDestination', service: web.key, destination: destination('192.168.0.2:80') },
      {
        type: 'editDestination',
        service: web.key,
        destination: { ...server, lowerThreshold: 9, upperThreshold: 1 },
      },
    ]);
    for (const { command, refusal } of refusals) console.log(describeRefusal(command, refusal));
    show('-Sn');
    ipvs.apply([{ type: 'flush' }]);
    show('-Sn');
  },
  crowd(ipvs) {
    const table = crowd(1000, 10);
    const commands = difference(table, []);
    const begin = performance.now();
    const refusals = ipvs.apply(commands);
    const end = performance.now();
    console.log(`${commands.length} commands, ${refusals.length} refused`);
    console.log(`left to do: ${difference(table, ipvs.table()).length}`);
    console.log(`${Math.round(end - begin)} ms`);
  },
};

/** Afterwards there must be nothing left to do. */
function become(ipvs: Ipvs, table: Table): void {
  const commands = difference(table, ipvs.table());
  for (const { command, refusal } of ipvs.apply(commands)) console.log(describeRefusal(command, refusal));
  console.log(`${commands.length} commands, then ${difference(table, ipvs.table()).length}`);
}

function show(...words: readonly string[]): void {
  process.stdout.write(execFileSync('ipvsadm', words, { encoding: 'utf8' }));
}

function ip(line: string): void {
  execFileSync('ip', line.split(' '));
}

function refused(call: () => void): void {
  try {
    call();
    console.log('not refused');
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    console.log(error.message);
  }
}

const story = stories[process.argv[2] ?? ''];
if (!story) throw new Error(`no story ${process.argv[2]}`);
const family = linuxKernel().openGenericNetlink('IPVS');
story(openIpvs(family));
family.close();
