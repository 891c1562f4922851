import { expect, test } from 'vitest';
import { projectOf } from './support/editor.ts';

const files = {
  '/etc/ka/keepalived.conf': '$VRID=300\ninclude conf.d/*.conf\n',
  '/etc/ka/conf.d/web.conf': 'vrrp_instance VI_1 {\n    virtual_router_id $VRID\n}\n',
  '/etc/ka/alone.conf': 'global_defs {\n}\n',
};

test.each([
  ['/etc/ka/conf.d/web.conf', ['/etc/ka/keepalived.conf']],
  ['/etc/ka/keepalived.conf', ['/etc/ka/keepalived.conf']],
  ['/etc/ka/alone.conf', ['/etc/ka/alone.conf']],
])('%s is judged in %j', (path, roots) => {
  const project = projectOf(files);
  project.put(path, files[path as keyof typeof files]);
  expect(project.rootsOf(path)).toEqual(roots);
});

test('what an open file includes is a part of it', () => {
  const project = projectOf({
    '/srv/node.conf': 'include parts/a.conf',
    '/srv/parts/a.conf': 'global_defs {\n}\n',
  });
  project.put('/srv/parts/a.conf', '');
  expect(project.rootsOf('/srv/parts/a.conf')).toEqual(['/srv/parts/a.conf']);
  project.put('/srv/node.conf', 'include parts/a.conf');
  expect(project.rootsOf('/srv/parts/a.conf')).toEqual(['/srv/node.conf']);
});

test('what is closed is as it is on the disk', () => {
  const project = projectOf({ '/srv/node.conf': '', '/srv/a.conf': '' });
  project.put('/srv/a.conf', '');
  project.put('/srv/node.conf', 'include a.conf');
  expect(project.rootsOf('/srv/a.conf')).toEqual(['/srv/node.conf']);
  project.close('/srv/node.conf');
  expect(project.rootsOf('/srv/a.conf')).toEqual(['/srv/a.conf']);
});

test('two that include each other are two', () => {
  const texts = { '/a.conf': 'include b.conf', '/b.conf': 'include a.conf' };
  const project = projectOf(texts);
  for (const [path, text] of Object.entries(texts)) project.put(path, text);
  expect([...project.roots()]).toEqual(['/a.conf', '/b.conf']);
});

test('an include as it is being edited wins over the disk', async () => {
  const project = projectOf(files);
  const where = async () =>
    (await project.judge('/etc/ka/keepalived.conf')).findings.map(
      ({ code, span }) => `${code} ${span.file}:${span.line}`,
    );
  project.put('/etc/ka/conf.d/web.conf', files['/etc/ka/conf.d/web.conf']);
  expect(await where()).toEqual(['KA0009 /etc/ka/conf.d/web.conf:2', 'KA0013 /etc/ka/conf.d/web.conf:1']);
  project.put('/etc/ka/conf.d/web.conf', 'vrrp_instance VI_1 {\n}\nglobl_defs {\n}\n');
  expect(await where()).toEqual([
    'KA0001 /etc/ka/conf.d/web.conf:3',
    'KA0013 /etc/ka/conf.d/web.conf:1',
    'KA0013 /etc/ka/conf.d/web.conf:1',
    'KL702 /etc/ka/keepalived.conf:1',
  ]);
});

test('what misleads keepalived is followed when there is time', async () => {
  const path = '/a.conf';
  const text = `\
virtual_server \${VIP} 80 {
    real_server \${RS} 80 {
        TCP_CHECK {
        }
    }
}
`;
  const project = projectOf({ [path]: text });
  const judged = async (inHaste: boolean) => {
    const { findings, parsed } = await project.judge(path, inHaste);
    const severities = findings.map(({ code, severity }) => `${severity} ${code}`);
    return { severities, isUnfollowed: parsed.isUnfollowed };
  };
  expect(await judged(true)).toEqual({
    severities: ['error KA0021', 'warning KA0021'],
    isUnfollowed: true,
  });
  expect(await judged(false)).toEqual({
    severities: ['error KA0021', 'error KA0021'],
    isUnfollowed: false,
  });
});
