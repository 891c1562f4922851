import { describe, expect, test, vi } from 'vitest';
import { type Daemon, type Host, kill } from './lab/host.ts';
import { configuration, host, master } from './lab/router.ts';

/** Says these of its own replacement, and has these addresses. */
function saying(statements: string, addresses = '10.0.0.10/24'): string {
  return `global_defs {\n${statements}\n}\n${configuration(addresses)}`;
}

/** With this configuration from here on. */
function reload(on: Host, daemon: Daemon, text: string): void {
  on.write('keepalived.conf', text);
  kill(daemon.pid, 'SIGHUP');
}

test.concurrent('with reload_check_config only what has no mistakes replaces a configuration', async () => {
  const checked = 'reload_check_config /run/check.log';
  await using one = await host(saying(checked));
  const daemon = await master(one);
  // A daemon starts from this, for it does without the statement.
  reload(one, daemon, saying(`${checked}\nno_such_keyword`, '10.0.0.20/24'));
  await daemon.says('New config failed validation, see /run/check.log for details');
  expect(one.file('check.log')).toContain("Unknown keyword 'no_such_keyword'");
  expect(daemon.lines).not.toContain('Reloading ...');
  expect(one.virtualAddresses()).toEqual(['10.0.0.10']);
  reload(one, daemon, saying(checked, '10.0.0.10/24\n10.0.0.20/24'));
  await daemon.says('Reload complete');
  expect(one.file('check.log')).not.toContain('no_such_keyword');
  await vi.waitFor(() => expect(one.virtualAddresses()).toEqual(['10.0.0.10', '10.0.0.20']), 2000);
});

test.concurrent.each([
  { what: 'named', statement: 'reload_file /run/reading', file: 'reading' },
  {
    what: 'of an instance',
    statement: 'reload_file',
    more: 'instance one\n',
    file: 'keepalived/keepalived_one.reload',
  },
])(
  'the reload_file $what is gone when the configuration has been read',
  async ({ statement, more = '', file }) => {
    await using one = await host(`${more}${saying(statement)}`);
    const daemon = await master(one);
    one.write(file, 'whoever changes the configuration waits for this to go');
    reload(one, daemon, `${more}${saying(statement, '10.0.0.10/24\n10.0.0.20/24')}`);
    await daemon.says('Reload complete');
    expect(one.file(file)).toBe('');
    expect(one.exec('find', '/run', '-name', file.replace(/.*\//, ''))).toBe('');
  },
);

describe.concurrent('a reload_time_file', () => {
  const soon = () => new Date(Date.now() + 2500).toISOString().slice(11, 19);
  const today = () => new Date(Date.now() + 2500).toISOString().slice(0, 10);

  test.each([
    { what: 'a time', repeat: '', line: () => `${soon()}Z`, stays: false },
    { what: 'a date', repeat: '', line: () => `${today()} ${soon()}Z`, stays: false },
    { what: 'a time that repeats', repeat: 'reload_repeat', line: () => `${soon()}Z`, stays: true },
    {
      what: 'a date, which does not repeat',
      repeat: 'reload_repeat',
      line: () => `${today()} ${soon()}Z`,
      stays: false,
    },
  ])('says when to reload: $what', async ({ repeat, line, stays }) => {
    const statements = `reload_time_file /run/when\n${repeat}`;
    await using one = await host(saying(statements));
    const daemon = await master(one);
    one.write('keepalived.conf', saying(statements, '10.0.0.10/24\n10.0.0.20/24'));
    one.write('when', `${line()}\n`);
    await daemon.says('Scheduling reload for');
    await daemon.says('Reload complete');
    await vi.waitFor(() => expect(one.virtualAddresses()).toEqual(['10.0.0.10', '10.0.0.20']), 2000);
    expect(one.file('when') !== '').toBe(stays);
    // Tomorrow again.
    if (stays) await daemon.says('Scheduling reload for', 1);
  });

  test('may be changed, and taken away', async () => {
    await using one = await host(saying('reload_time_file /run/when'));
    one.write('when', '2037-01-01 00:00:00\n');
    const daemon = await master(one);
    one.write('when', '2037-01-02 00:00:00\n');
    await daemon.says('Reload time updated from');
    one.write('when', 'later\n');
    await daemon.says('Cancelling');
    one.write('when', '2037-01-03 00:00:00\n');
    await daemon.says('Scheduling', 1);
    one.exec('rm', '/run/when');
    await daemon.says('Cancelling', 1);
    expect(daemon.lines.filter((text) => /reload/i.test(text) && !text.startsWith('Command'))).toEqual([
      'Scheduling reload for 2037-01-01 00:00:00',
      'Reload time updated from 2037-01-01 00:00:00 to 2037-01-02 00:00:00',
      'Reload time later format is incorrect - ignoring',
      "Invalid reload time 'later' specified - ignoring",
      'Cancelling reload scheduled for 2037-01-02 00:00:00',
      'Scheduling reload for 2037-01-03 00:00:00',
      'Cancelling reload scheduled for 2037-01-03 00:00:00',
    ]);
  });

  test('that holds a reload that is refused may hold another', async () => {
    await using one = await host(saying('reload_time_file /run/when'));
    const daemon = await master(one);
    one.write('keepalived.conf', 'vrrp_instance VI_1 {');
    one.write('when', `${soon()}Z\n`);
    await daemon.says('The new configuration is refused, the old one goes on');
    one.write('when', '2037-01-01 00:00:00Z\n');
    await daemon.says('Scheduling reload for', 1);
  });
});
