import { expect, it } from 'vitest';
import { type Config, parseConfig, TypingMemory } from '../src/index.ts';

/** What is so far from a line in which somebody types is not parsed anew. */
const FAR = '\n'.repeat(60);

function typist() {
  const typing = new TypingMemory();
  return (...blocks: readonly string[]) => {
    const text = `${blocks.map((block) => block + FAR).join('')}# end\n`;
    return parseConfig({ file: 'FILE', text }, { typing });
  };
}

const SCRIPT = 'vrrp_script s {\n  script /bin/true\n  weight -20\n}\n';
const BFD = 'bfd_instance b {\n  neighbor_ip 192.0.2.9\n}\n';
const FILE = 'track_file f {\n  file /run/f\n  weight 2\n}\n';
const SERVICES = 'virtual_server_group g {\n  192.0.2.2 80\n}\n';
const GROUP = 'vrrp_sync_group g {\n  group {\n    VI_1\n  }\n}\n';

function instance(name: string, vrid: number, inside = ''): string {
  const address = `virtual_ipaddress {\n    10.0.0.${vrid}\n  }\n`;
  return `vrrp_instance ${name} {\n  interface eth0\n  virtual_router_id ${vrid}\n  ${address}${inside}}\n`;
}

function server(name: string, checker = 'TCP_CHECK {\n    }'): string {
  return `virtual_server ${name} {\n  lb_algo rr\n  lb_kind NAT\n  protocol TCP\n  real_server 10.1.0.1 80 {\n    ${checker}\n  }\n}\n`;
}

const TRACKING = instance('VI_1', 1, '  track_script {\n    s\n  }\n');
const RULES = '  virtual_rules {\n    from 10.2.0.0/16 table 7\n  }\n';
const HTTP = server('192.0.2.1 80');

it('are the same objects where nobody types', () => {
  const read = typist();
  const completed = ({ vrrp_scripts, vrrp_instances, virtual_servers }: Config) => [
    ...vrrp_scripts,
    ...vrrp_instances,
    ...virtual_servers,
  ];
  const before = completed(read('# why', SCRIPT, TRACKING, HTTP).config);
  const after = completed(read('# why\n# not', SCRIPT, TRACKING, HTTP).config);
  expect(after.map((each) => before.includes(each))).toEqual([true, true, true]);
  expect(after.map(({ span }) => span.line)).toEqual([62, 126, 196]);
});

it.each<[string, readonly string[], readonly string[], (config: Config) => unknown, unknown, unknown]>([
  [
    'the weight of a script',
    [SCRIPT, TRACKING],
    [SCRIPT.replace('-20', '-30'), TRACKING],
    ({ vrrp_instances: [first] }) => first?.track_script.map(({ weight }) => weight),
    [-20],
    [-30],
  ],
  [
    'a script that is no longer there',
    [SCRIPT, TRACKING],
    ['', TRACKING],
    ({ vrrp_instances: [first] }) => first?.track_script.map(({ name }) => name),
    ['s'],
    [],
  ],
  [
    'a script that is there by now',
    ['', TRACKING],
    [SCRIPT, TRACKING],
    ({ vrrp_instances: [first] }) => first?.track_script.map(({ name }) => name),
    [],
    ['s'],
  ],
  [
    'a group that the instance is in',
    [SCRIPT, TRACKING, ''],
    [SCRIPT, TRACKING, GROUP],
    ({ vrrp_instances: [first] }) => first?.track_script.length,
    1,
    0,
  ],
  [
    'how a group tracks',
    [SCRIPT, TRACKING, GROUP.replace('}\n}', '}\n  sync_group_tracking_weight\n}')],
    [SCRIPT, TRACKING, GROUP],
    ({ vrrp_instances: [first] }) => first?.track_script.length,
    1,
    0,
  ],
  [
    'a rule of another above those without a preference',
    [instance('VI_1', 1), instance('VI_2', 2, RULES)],
    [instance('VI_1', 1, RULES), instance('VI_2', 2, RULES)],
    ({ vrrp_instances: [, second] }) => second?.virtual_rules.map(({ priority }) => priority),
    [16_384],
    [16_383],
  ],
  [
    'the weight of a file',
    [FILE, server('192.0.2.1 80', 'FILE_CHECK {\n      track_file f\n    }')],
    [FILE.replace('weight 2', 'weight 3'), server('192.0.2.1 80', 'FILE_CHECK {\n      track_file f\n    }')],
    ({ virtual_servers: [first] }) => first?.real_server[0]?.FILE_CHECK.map(({ weight }) => weight.weight),
    [2],
    [3],
  ],
  [
    'a session that is no longer there',
    [BFD, server('192.0.2.1 80', 'BFD_CHECK {\n      name b\n    }')],
    ['', server('192.0.2.1 80', 'BFD_CHECK {\n      name b\n    }')],
    ({ virtual_servers: [first] }) => first?.real_server[0]?.BFD_CHECK.length,
    1,
    0,
  ],
  [
    'who else has a group of services',
    [SERVICES, '', server('group g')],
    [SERVICES, server('group g'), server('group g')],
    ({ virtual_servers }) => virtual_servers.map(({ service }) => service.type === 'group' && service.index),
    [0],
    [0, 1],
  ],
])('are others after a change of %s', (_, blocks, changed, look, before, after) => {
  const read = typist();
  expect(look(read(...blocks).config)).toEqual(before);
  const next = read(...changed);
  expect(look(next.config)).toEqual(after);
  const anew = typist()(...changed);
  expect(next.config).toEqual(anew.config);
  expect(next.diagnostics).toEqual(anew.diagnostics);
});

it.each([
  ['a script', 'vrrp_script s {\n  weight 2\n}\n', ["vrrp_script 's' has no script"]],
  [
    'an instance while it is read',
    instance('VI_1', 1, '  unicast_ttl 3\n'),
    ['unicast_ttl has no effect without unicast_peer'],
  ],
  [
    'an instance as a whole',
    instance('VI_1', 1, '  nopreempt\n  state MASTER\n  priority 200\n'),
    ['nopreempt has no effect with state MASTER'],
  ],
  [
    'a virtual server',
    HTTP.replace('lb_algo rr', 'quorum 3'),
    ['no lb_algo is set, wlc is used', 'a quorum of 3 cannot be reached with a sum of weights of 1'],
  ],
])('are told of again where something is to be said of %s', (_, block, messages) => {
  const read = typist();
  for (const behind of ['', '\n', '\n\n']) {
    const { diagnostics } = read(block, instance('VI_9', 9), `${behind}# why`);
    expect(diagnostics.map(({ message }) => message)).toEqual(messages);
  }
});
