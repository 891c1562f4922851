import { parseConfig, ReadingMemory } from '@kaconf/config';
import { describe, expect, it } from 'vitest';
import { PlannedServers } from '../src/parent/planned-servers.ts';

const server = (host: number, weight: number) => `virtual_server 10.0.0.${host} 80 {
  protocol TCP
  lvs_sched rr
  lvs_method NAT
  real_server 10.1.0.1 80 {
    weight ${weight}
    TCP_CHECK {
      connect_timeout 3
    }
  }
${'  # as long as a section\n'.repeat(100)}}
`;

function planner() {
  const [memory, servers] = [new ReadingMemory(), new PlannedServers()];
  return (text: string) => {
    const { config } = parseConfig({ file: 'FILE', text }, { memory });
    return servers.plan(config, ({ words }) => ({ words }));
  };
}

describe('virtual servers that are planned again', () => {
  it('are the same objects unless they have changed', () => {
    const plan = planner();
    const before = plan(server(1, 1) + server(2, 1) + server(3, 1));
    const after = plan(server(1, 1) + server(2, 9) + server(3, 1));
    expect(after.map((one, index) => one === before[index])).toEqual([true, false, true]);
    expect(after[1]?.plan.servers[0]?.weight).toBe(9);
  });

  it('are new in another place', () => {
    const plan = planner();
    plan(server(1, 1) + server(2, 1));
    const [moved] = plan(server(2, 1));
    expect(moved?.checkers[0]?.plan.place).toEqual({ service: 0, server: 0, checker: 0 });
  });
});
