import { parseConfig } from '@kaconf/config';
import { micros } from '@kaconf/net';
import { planRouter, type RouterPlan } from '@kaconf/vrrp';
import { describe, expect, test } from 'vitest';

function plan(globalDefs: string, instance = '', more = ''): RouterPlan {
  const text = `
    global_defs {\n${globalDefs}\n}
    ${more}
    vrrp_instance VI_1 {
      interface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n10.0.0.10\n}\n${instance}
    }`;
  const { config } = parseConfig({ file: 'FILE', text });
  return planRouter(config, ({ words }) => ({ words }));
}

describe('whom global_defs have told', () => {
  test.each([
    ['nothing', '', { pipes: [], statesOnReload: false }],
    [
      'two pipes, one with a reader',
      'notify_fifo /run/all\nvrrp_notify_fifo /run/vrrp\nvrrp_notify_fifo_script "/bin/reader -v"\nfifo_write_vrrp_states_on_reload',
      {
        pipes: [
          { kind: '', path: '/run/all' },
          { kind: 'vrrp_', path: '/run/vrrp', reader: { words: ['/bin/reader', '-v', '/run/vrrp'] } },
        ],
        statesOnReload: true,
      },
    ],
    ['a server and nobody to write to', 'smtp_server 10.0.0.1', { pipes: [], statesOnReload: false }],
    ['somebody and no server', 'notification_email {\na@b\n}', { pipes: [], statesOnReload: false }],
    [
      'mails',
      'smtp_server 10.0.0.1 2525\nnotification_email {\nops@example.com\n"On call <oc@example.com>"\n}\n' +
        'notification_email_from "Keep <ka@example.com>"\nsmtp_connect_timeout 5\nrouter_id LAB\n' +
        'smtp_helo_name me.example.com\nno_email_faults',
      {
        pipes: [],
        statesOnReload: false,
        mail: {
          host: '10.0.0.1',
          port: 2525,
          timeout: micros(5_000_000),
          to: ['ops@example.com', 'On call <oc@example.com>'],
          from: 'Keep <ka@example.com>',
          routerId: 'LAB',
          helloName: 'me.example.com',
          tellsFaults: false,
        },
      },
    ],
    [
      'mails in the name of this machine',
      'smtp_server 10.0.0.1\nnotification_email {\n<a@b>\n"Ops, Dept. 7 <oc@b>"\n}',
      {
        pipes: [],
        statesOnReload: false,
        mail: {
          host: '10.0.0.1',
          port: 25,
          timeout: micros(30_000_000),
          to: ['<a@b>', '"Ops, Dept. 7" <oc@b>'],
          from: 'root@localhost',
          routerId: 'localhost',
          helloName: 'localhost',
          tellsFaults: true,
        },
      },
    ],
  ])('%s', (_, text, report) => {
    expect(plan(text).report).toEqual(report);
  });
});

describe('whom an instance tells', () => {
  const group = 'vrrp_sync_group G {\ngroup {\nVI_1\n}\nnotify_priority_changes true\n}';
  test.each([
    ['', '', '', {}],
    ['vrrp_notify_priority_changes true', '', '', { tellsPriority: true }],
    ['vrrp_notify_priority_changes true', 'notify_priority_changes false', '', {}],
    ['', '', group, { tellsPriority: true }],
    ['', 'notify_priority_changes false', group, {}],
    ['smtp_alert true', '', '', { mails: true }],
    ['smtp_alert true\nsmtp_alert_vrrp false', '', '', {}],
    ['smtp_alert true', 'smtp_alert false', '', {}],
    ['', 'notify_deleted', '', { tellsDeleted: true }],
    [
      '',
      'notify_deleted "/bin/gone now"',
      '',
      { tellsDeleted: true, deleted: { words: ['/bin/gone', 'now'] } },
    ],
  ])('%j %j %j', (globalDefs, instance, more, notify) => {
    expect(plan(globalDefs, instance, more).instances[0]?.notify).toEqual(notify);
  });
});

test('what nobody tracks is not looked at', () => {
  const more = `
    track_file used {\nfile /run/used\nweight 2\ninit_file 4 overwrite\n}
    track_file unused {\nfile /run/unused\n}
    vrrp_track_process web {\nprocess nginx -g daemon\nquorum 2\nquorum_max 5\ndelay 0.5\nweight -3 reverse\n}
    vrrp_track_process any {\nprocess any\n}`;
  const made = plan('', 'track_file {\nused weight 7 reverse\n}\ntrack_process {\nweb\n}', more);
  expect(made.files).toEqual([{ name: 'used', path: '/run/used', initial: { value: 4, overwrite: true } }]);
  expect(made.processes).toEqual([
    {
      name: 'web',
      program: 'nginx',
      parameters: ['-g', 'daemon'],
      fullCommand: true,
      parameterMatch: 'exact',
      quorum: 2,
      quorumMax: 5,
      forkDelay: 500_000,
      terminateDelay: 500_000,
    },
  ]);
  expect(made.instances[0]?.trackedFiles).toEqual([{ name: 'used', weight: 7, reverse: true }]);
  expect(made.instances[0]?.trackedProcesses).toEqual([{ name: 'web', weight: -3, reverse: true }]);
});
