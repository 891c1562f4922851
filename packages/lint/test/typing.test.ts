import { parseConfig, TypingMemory } from '@kaconf/config';
import { expect, test } from 'vitest';
import { lint } from '../src/index.ts';

const GLOBAL = `\
$NET=10.0.0
global_defs {
  enable_script_security
  script_user root
}
`;
const SCRIPT = `\
vrrp_script chk {
  script "/bin/check > /dev/null"
  weight 20
}
`;
const INSTANCE = `\
vrrp_instance VI_1 {
  interface eth0
  virtual_router_id 10
  priority 250
  track_script {
    chk
  }
  virtual_ipaddress {
    10.0.0.255/24
  }
}
`;
const SERVER = `\
virtual_server 10.0.0.2 80 {
  delay_loop 1
  lb_algo rr
  lb_kind NAT
  protocol TCP
  real_server 10.0.0.3 80 {
    TCP_CHECK {
      connect_timeout 3
    }
  }
  real_server 0.0.0.0 80 {
    lthreshold 3
  }
}
`;
const SAME_SERVER = `\
virtual_server 10.0.0.2 80 {
  delay_loop 60
  lb_algo rr
  lb_kind NAT
  protocol TCP
  real_server 10.0.0.4 80 {
    virtualhost $NET.example.com
    HTTP_GET {
      url {
        path index.html
        status_code 200
      }
      connect_port 443
    }
  }
}
`;
/** Between comments that make them different passages: each is the same objects as before while another one changes. */
const TEXT = [GLOBAL, SCRIPT, INSTANCE, SERVER, SAME_SERVER].join('# so\n'.repeat(100));

const ALL = [
  'KL301 107',
  'KL204 215',
  'KL403 218',
  'KL514 322',
  'KL502 331',
  'KL513 331',
  'KL503 332',
  'KL508 435',
  'KL701 441',
  'KL504 442',
  'KL510 444',
];
const BELOW = [
  'KL301 108',
  'KL204 216',
  'KL403 219',
  'KL514 323',
  'KL502 332',
  'KL513 332',
  'KL503 333',
  'KL508 436',
  'KL701 442',
  'KL504 443',
  'KL510 445',
];

/** What is found in texts that come of each other while somebody types, as `CODE LINE`: the same as of each alone. */
function typed(...texts: readonly string[]): string[][] {
  const typing = new TypingMemory();
  return texts.map((text) => {
    const found = lint(parseConfig({ file: 'a.conf', text }, { typing }));
    expect(found).toEqual(lint(parseConfig({ file: 'a.conf', text })));
    return found.map(({ code, span }) => `${code} ${span.line}`);
  });
}

test('what is found stays where nothing is typed, and moves with its lines', () => {
  expect(typed(TEXT, `\n${TEXT}`, TEXT, TEXT)).toEqual([ALL, BELOW, ALL, ALL]);
});

test.each([
  ['a command', '> /dev/null', '', ['KL301 107']],
  ['the weight of a script', 'weight 20', 'weight -20', ['KL204 215']],
  ['a priority', '250', '100', ['KL204 215']],
  ['a virtual address', '255/24', '254/24', ['KL403 218']],
  ['the service', '10.0.0.2 80', '10.0.0.9 80', ['KL508 435']],
  ['a delay', 'delay_loop 1', 'delay_loop 9', ['KL514 322']],
  ['a real server', '0.0.0.0', '10.0.0.5', ['KL513 331']],
  ['a threshold', 'lthreshold 3', 'uthreshold 3', ['KL503 332']],
  ['checkers', 'TCP_CHECK {', 'x {', ['KL514 322', 'KL502 331']],
  ['a reference', '$NET.', '$NET ', ['KL701 441']],
  ['a port', '443', '80', ['KL504 442']],
  ['a path', 'index', '/index', ['KL510 444']],
])('with %s, what was found of it goes and comes', (_, before, after, gone) => {
  const less = ALL.filter((finding) => !gone.includes(finding));
  expect(typed(TEXT, TEXT.replace(before, after), TEXT)).toEqual([ALL, less, ALL]);
});

test('whether a script is tracked is known from what is written by now', () => {
  const [, tracked, untracked] = typed(
    TEXT,
    TEXT.replace('weight', '#'),
    TEXT.replace('  chk\n', '  other\n'),
  );
  expect(tracked).not.toContain('KL201 106');
  expect(untracked).toContain('KL201 106');
});
