import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configurationLives } from '../src/virtual-servers/configurations.ts';
import { parseScenario } from '../src/virtual-servers/parse.ts';

/** Of several machines, with a definition of several lines. */
const SHARED = `@low net_namespace low
net_namespace $NAME
global_defs {
    notify_fifo /tmp/fifo
    router_id @low
}
@high $PORT=81
$VS= \\
virtual_server 10.1.\${NUM}.1 80 { \\
  delay_loop \${_RANDOM 1 10} \\
  startup_script "/bin/true" \\
  real_server 10.1.\${NUM}.2 80 { \\
    TCP_CHECK { \\
      bindto 192.0.2.7 \\
      retry $TIMES \\
    } \\
  } \\
}
$NUM=1
$VS
virtual_server fwmark 7 {
  delay_loop 3
}
`;

const ASKED_NEVER = `

global_defs {

    router_id @low
}
@high $PORT=81
$VS= \\
virtual_server 10.1.\${NUM}.1 80 { \\
delay_loop 4000 \\
warmup 4000 \\
connect_timeout 4000 \\
   \\
\\
  real_server 10.1.\${NUM}.2 80 { \\
    TCP_CHECK { \\
      bindto 192.0.2.7 \\
       \\
    } \\
  } \\
}
$NUM=1
$VS
virtual_server fwmark 7 {
delay_loop 4000
warmup 4000
connect_timeout 4000
  
}`;

describe('a real configuration', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'configurations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('lives with checks that come never, then at once, and touches no files of this machine', () => {
    writeFileSync(join(folder, 'routers.conf'), 'vrrp_instance VI {\n}\n');
    writeFileSync(
      join(folder, 'web.conf'),
      `global_defs {
    lvs_notify_fifo /etc/fifo
}
virtual_server 10.1.0.1 80 {
    delay_loop 6
    lb_algo rr
    real_server 10.0.0.1 80 {
        TCP_CHECK {
            retry 3
            delay_before_retry 2.5
        }
    }
}
`,
    );
    const lives = configurationLives(folder);
    expect([...lives.keys()]).toEqual(['web']);
    const { files, options } = parseScenario(lives.get('web') ?? '');
    const lines = (name: string) =>
      (files.get(name) ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
    const rest = ['lb_algo rr', 'real_server 10.0.0.1 80 {', 'TCP_CHECK {', '}', '}', '}'];
    const head = ['global_defs {', '}', 'virtual_server 10.1.0.1 80 {'];
    expect(options).toEqual(['-C']);
    expect(lines('keepalived.conf')).toEqual([
      ...head,
      'delay_loop 4000',
      'warmup 4000',
      'connect_timeout 4000',
      ...rest,
    ]);
    expect(lines('refused.conf')).toEqual([
      ...head,
      ...['delay_loop 1', 'warmup 0', 'connect_timeout 2', 'retry 1', 'delay_before_retry 0.1'],
      ...rest,
    ]);
  });

  test('is read as the machine that it names, with definitions as they are', () => {
    writeFileSync(join(folder, 'shared.conf'), SHARED);
    const { files, options, host } = parseScenario(configurationLives(folder).get('shared') ?? '');
    expect(files.get('keepalived.conf')?.trimEnd()).toBe(ASKED_NEVER);
    expect(options).toEqual(['-C', '-i', 'high']);
    expect(host).toContain('ip address add 192.0.2.7/32 dev unheard');
  });
});
