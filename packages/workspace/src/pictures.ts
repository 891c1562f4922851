import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

const FOLDER = 'docs/pictures';

/** What `docs/kaconf.md` shows, with the command that it names. */
const STORY = [
  ...['simulate', 'cluster.conf', 'cluster.conf', '--config-id', 'lb1', '--config-id', 'lb2'],
  ...[
    '--fail',
    'chk_nginx@lb1@10s',
    '--recover',
    'chk_nginx@lb1@30s',
    '--down',
    'eth0@lb2@50s',
    '--kill',
    'lb1@55s',
  ],
  ...['--up', 'eth0@lb2@1m', '--for', '1m15s', '--format', 'svg'],
];

/** Every picture of the documentation that `kaconf` draws, by its path in the repository. */
export function pictures(): ReadonlyMap<string, string> {
  const kaconf = join(root, 'packages/kaconf/src/main.ts');
  const drawn = execFileSync(process.execPath, [kaconf, ...STORY], {
    cwd: join(root, FOLDER),
    encoding: 'utf8',
  });
  return new Map([[`${FOLDER}/story.svg`, drawn]]);
}
