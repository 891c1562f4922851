import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runInOwnKernel } from '../src/own-kernel/own-kernel.ts';

const main = fileURLToPath(new URL('../../daemon/test/lab/ipvs/main.ts', import.meta.url));

/** What a story prints, without what the kernel itself says of it on its console. */
async function tell(story: string): Promise<readonly string[]> {
  const { status, output } = await runInOwnKernel([execPath, main, story], { patience: 100_000 });
  expect(status, output).toBe(0);
  return output.split('\n').filter((line) => line !== '' && !line.startsWith('IPVS: '));
}

test('services and destinations of every kind are made, edited in place and removed', async () => {
  expect(await tell('tables')).toEqual([
    '18 commands, then 0',
    '-A -t 10.0.0.1:0 -s wlc -p 300 -M 255.255.255.0',
    '-a -t 10.0.0.1:0 -r 192.168.0.1:0 -g -w 1',
    '-A -t 10.0.0.1:80 -s wlc',
    '-a -t 10.0.0.1:80 -r 192.168.0.1:8080 -m -w 65535',
    '-a -t 10.0.0.1:80 -r 192.168.0.2:8080 -m -w 0',
    '-a -t 10.0.0.1:80 -r 192.168.0.3:80 -g -w 1',
    '-a -t 10.0.0.1:80 -r 192.168.0.4:80 -i -w 1 --tun-type ipip',
    '-a -t 10.0.0.1:80 -r 192.168.0.5:80 -i -w 1 --tun-type gue --tun-port 6080 --tun-csum',
    '-a -t 10.0.0.1:80 -r 192.168.0.6:80 -i -w 1 --tun-type gre --tun-csum',
    '-A -u 10.0.0.1:5060 -s rr -p 50 --pe sip -o',
    '-A --sctp-service 10.0.0.1:80 -s wrr',
    '-A -t [2001:db8::1]:443 -s sh -b sh-fallback,sh-port',
    '-a -t [2001:db8::1]:443 -r 192.168.0.9:443 -i -w 1 --tun-type ipip',
    '-a -t [2001:db8::1]:443 -r [2001:db8::2]:443 -m -w 1',
    '-A -f 7 -s mh -b mh-fallback',
    '-a -f 7 -r 192.168.0.1:0 -g -w 5',
    '-A -f 7 -6 -s wlc -p 60 -M 64',
    '-a -f 7 -6 -r [2001:db8::2]:0 -g -w 1',
    '16 commands, then 0',
    '-A -t 10.0.0.1:80 -s sed -p 10',
    '-a -t 10.0.0.1:80 -r 192.168.0.1:8080 -m -w 2',
    '-a -t 10.0.0.1:80 -r 192.168.0.3:80 -m -w 3',
    '-a -t 10.0.0.1:80 -r 192.168.0.4:80 -i -w 1 --tun-type gre --tun-csum',
    '-a -t 10.0.0.1:80 -r 192.168.0.6:80 -i -w 1 --tun-type ipip',
    '-a -t 10.0.0.1:80 -r 192.168.0.7:80 -m -w 1',
    '-A -u 10.0.0.1:5060 -s wlc',
    '-a -u 10.0.0.1:5060 -r 192.168.0.8:5060 -m -w 1',
    '-A -f 7 -6 -s wlc',
    '3 commands, then 0',
  ]);
});

test('timeouts and sync daemons are as ipvsadm(8) sees them', async () => {
  const backup = 'backup sync daemon (mcast=eth0, syncid=8, maxlen=1472, group=224.0.0.81, port=8848, ttl=1)';
  expect(await tell('settings')).toEqual([
    '["1.2.1",{"tcp":900,"tcpfin":120,"udp":300}]',
    'Timeout (tcp tcpfin udp): 100 120 30',
    'master sync daemon (mcast=eth0, syncid=7, maxlen=1400, group=224.0.0.99, port=9000, ttl=3)',
    backup,
    'start sync daemon master 7: EEXIST (File exists)',
    'start sync daemon backup 7: ENODEV (No such device)',
    backup,
    'stop sync daemon master 7: ESRCH (No such process)',
  ]);
});

test('of many commands at once, those that are refused are told as keepalived tells them', async () => {
  expect(await tell('refusals')).toEqual([
    'IPVS cmd IP_VS_SO_SET_ADD(1154) error: Service already exists(17) (10.0.0.1:tcp:80)',
    'IPVS cmd IP_VS_SO_SET_ADD(1154) error: Scheduler or persistence engine not found(2) (Fwm 9)',
    'IPVS cmd IP_VS_SO_SET_EDIT(1155) error: Scheduler or persistence engine not found(2) (Fwm 9)',
    'IPVS cmd IP_VS_SO_SET_DEL(1156) error: No such file or directory(2) (Fwm 9)',
    'IPVS cmd IP_VS_SO_SET_ADDDEST(1159) error: No such file or directory(2) (Fwm 9 -> 192.168.0.1:80)',
    'IPVS cmd IP_VS_SO_SET_ADDDEST(1159) error: Destination already exists(17) (10.0.0.1:tcp:80 -> 192.168.0.1:80)',
    'IPVS cmd IP_VS_SO_SET_DELDEST(1160) error: No such destination(2) (10.0.0.1:tcp:80 -> 192.168.0.2:80)',
    'IPVS cmd IP_VS_SO_SET_EDITDEST(1161) error: Numerical result out of range(34) (10.0.0.1:tcp:80 -> 192.168.0.1:80)',
    '-A -t 10.0.0.1:80 -s wlc',
    '-a -t 10.0.0.1:80 -r 192.168.0.1:80 -m -w 1',
  ]);
});

const SERVICES = 1000;
const SERVERS = 10;
/** With the title of /proc/net/ip_vs. */
const LINES = SERVICES * (SERVERS + 1) + 3;

function configuration(): string {
  const services = Array.from({ length: SERVICES }, (_, i) => {
    const net = `${i >> 8}.${i & 255}`;
    const servers = Array.from(
      { length: SERVERS },
      (_, j) => `  real_server 192.${net}.${j + 1} 80 {\n  }\n`,
    );
    return `virtual_server 10.${net}.1 80 {\n  lvs_method NAT\n  protocol TCP\n${servers.join('')}}\n`;
  });
  return services.join('');
}

/** Ours and the real one's, in turns: neither has a machine of its own. */
function race(file: string): string {
  return `
now() { read up idle </proc/uptime; echo $((\${up/./} * 10)); }
for round in 1 2 3; do
  ${execPath} ${main} crowd || exit 1
  ipvsadm -C
  begin=$(now)
  keepalived -n -C -f ${file} -p /run/k.pid -c /run/c.pid >/dev/null 2>&1 &
  until [ "$(wc -l </proc/net/ip_vs)" -ge ${LINES} ]; do sleep 0.05; done
  echo "real: $(($(now) - begin)) ms"
  child=$(cat /run/c.pid)
  kill $!; wait $!
  # On a busy machine it does not wait for its child, which goes on removing what it has made.
  while [ -d /proc/$child ]; do sleep 0.05; done
  ipvsadm -C
done`;
}

/** It takes 40 s where nobody else is. */
const LONG = 300_000;

test(
  'a thousand services with ten servers each take less than half of the time that the real one takes',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ipvs-'));
    const file = join(folder, 'keepalived.conf');
    writeFileSync(file, configuration());
    const { status, output } = await runInOwnKernel(['bash', '-c', race(file)], { patience: LONG });
    rmSync(folder, { recursive: true });
    expect(status, output).toBe(0);
    expect(output.match(/11000 commands, 0 refused\nleft to do: 0/g), output).toHaveLength(3);
    const fastest = (pattern: RegExp) =>
      Math.min(...[...output.matchAll(pattern)].map(([, milliseconds]) => Number(milliseconds)));
    const [ours, theirs] = [fastest(/^(\d+) ms$/gm), fastest(/^real: (\d+) ms$/gm)];
    console.log(`1,000 services of 10 servers: ${ours} ms, the real one from its start ${theirs} ms`);
    expect(ours).toBeLessThan(theirs / 2);
  },
  LONG + 10_000,
);
