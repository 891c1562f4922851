import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../src/root.ts';

const KEPT = join(root, 'node_modules/.cache/bare-root.tar');

/**
 * A Debian 12 as small as it gets, without Node, with Debian's keepalived installed and enabled. What systemd has to say
 * of units works in it, but no systemd runs. mmdebstrap makes in half a minute what debootstrap takes two for; it is
 * kept for a day, since several tests want one.
 */
export class BareRoot {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    makeRoot();
    mkdirSync(path);
    execFileSync('tar', ['--extract', '--numeric-owner', '--file', KEPT, '--directory', path]);
  }

  write(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text, { mode });
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  /** What a command in it says on both its outputs, and its exit status where that is not 0. */
  run(command: string): string {
    const { status, stdout } = spawnSync('chroot', [this.path, 'sh', '-c', `{ ${command}; } 2>&1`], {
      encoding: 'utf8',
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    });
    return status === 0 ? stdout : `${stdout}exit status ${status}\n`;
  }

  /** Every file and link below a folder, with what is in it. */
  contents(folder: string): Map<string, string> {
    const entries = readdirSync(join(this.path, folder), { recursive: true, withFileTypes: true });
    return new Map(
      entries.flatMap((entry): [string, string][] => {
        const path = join(entry.parentPath, entry.name);
        if (entry.isSymbolicLink()) return [[path, readlinkSync(path)]];
        return entry.isFile() ? [[path, readFileSync(path, 'latin1')]] : [];
      }),
    );
  }

  /** The names in it that end so. */
  filesNamed(suffix: string): string[] {
    const found = execFileSync('find', [this.path, '-xdev', '-name', `*${suffix}`], { encoding: 'utf8' });
    return found.split('\n').filter(Boolean);
  }

  /**
   * Starts what the installed unit starts, as it says, in a network and among processes of its own; ends it when an
   * address is there, or after ten seconds.
   */
  startUnit(address: string): string {
    const script = fileOf('start-unit.sh');
    const line = ['--net', '--pid', '--fork', '--kill-child', '--mount', 'sh', script, this.path, address];
    const { stdout, stderr } = spawnSync('unshare', line, { encoding: 'utf8', timeout: 30_000 });
    return stdout + stderr;
  }
}

/** Makes it unless there is one of today; who comes meanwhile waits. It gets its name when it is whole. */
function makeRoot(): void {
  mkdirSync(dirname(KEPT), { recursive: true });
  const packages = 'keepalived,libatomic1,libstdc++6,systemd';
  const options = ['--quiet', '--variant=apt', `--include=${packages}`, '--dpkgopt=force-unsafe-io'];
  const words = ['mmdebstrap', ...options, '--format=tar', 'bookworm', `${KEPT}.new`];
  const script = 'kept=$1; shift; [ "$(find "$kept" -mtime -1)" ] || { "$@" && mv "$kept.new" "$kept"; }';
  const line = [`${KEPT}.lock`, 'sh', '-c', script, 'sh', KEPT, ...words];
  execFileSync('flock', line, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function fileOf(name: string): string {
  return join(import.meta.dirname, name);
}
