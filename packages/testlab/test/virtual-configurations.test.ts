import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configurationLives } from '../src/virtual-servers/configurations.ts';
import { parseScenario } from '../src/virtual-servers/parse.ts';

const TEXT = `@low net_namespace low
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

test('keeps what a configuration says, but for when servers are asked, files and namespaces', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'configurations-'));
  await writeFile(join(folder.path, 'one.conf'), TEXT);
  await writeFile(join(folder.path, 'none.conf'), 'vrrp_instance VI_1 {\n}\n');
  const lives = configurationLives(folder.path);
  expect([...lives.keys()]).toEqual(['one']);
  const { files, options, host } = parseScenario(lives.get('one') ?? '');
  expect(files.get('keepalived.conf')?.trimEnd()).toBe(ASKED_NEVER);
  expect(options).toEqual(['-C', '-i', 'high']);
  expect(host).toContain('ip address add 192.0.2.7/32 dev unheard');
});
