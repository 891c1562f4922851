import { parseConfig } from '@kaconf/config';
import { describe, expect, test } from 'vitest';
import { readNames } from '../src/names.ts';

const files = new Map([
  ['/usr/x/rt_tables', '1 shipped\n'],
  ['/etc/x/rt_tables', '# a comment\n0x10\tvpn # mine\n7 two words\n-1 minus\n254 chief\n5 vpn\n'],
  ['/etc/x/rt_tables.d/own.conf', '020 octal\n'],
  ['/usr/x/rt_tables.d/own.conf', '21 hidden\n'],
  ['/usr/x/rt_tables.d/more.conf', '22 more\n'],
  ['/usr/x/rt_tables.d/README', '23 readme\n'],
  ['/usr/x/rt_scopes', '300 far\n'],
  ['/etc/protocols', 'tcp 6 TCP # transmission control\n'],
]);

const NAME_FILES = {
  text: (path: string) => files.get(path),
  entries(path: string) {
    const inside = [...files.keys()].filter((file) => file.startsWith(`${path}/`));
    return inside.map((file) => file.slice(path.length + 1));
  },
};
const names = readNames({ etc: '/etc/x', usr: '/usr/x' }, NAME_FILES);

describe('names', () => {
  test('of /etc hide those of /usr, file by file, and keepalived knows some itself', () => {
    expect(Object.fromEntries(names.rt_tables)).toEqual({
      vpn: 16,
      chief: 254,
      more: 22,
      octal: 16,
      default: 253,
      local: 255,
    });
  });

  test('stand for no number that is too large', () => {
    expect(Object.fromEntries(names.rt_scopes)).toEqual({
      global: 0,
      nowhere: 255,
      host: 254,
      link: 253,
      site: 200,
    });
  });

  test('of protocols have aliases', () => {
    expect(Object.fromEntries(names.protocols)).toEqual({ tcp: 6, TCP: 6 });
  });

  test('are where global_defs says, wherever it stands', () => {
    const text =
      'static_routes {\n10.0.0.0/8 table vpn\n}\nglobal_defs {\niproute_etc_dir /etc/x\niproute_usr_dir /usr/x\n}\n';
    const machine = {
      names: (directories: Parameters<typeof readNames>[0]) => readNames(directories, NAME_FILES),
    };
    expect(parseConfig({ file: 'FILE', text }, { machine }).config.static_routes).toMatchObject([
      { table: 16 },
    ]);
  });
});
