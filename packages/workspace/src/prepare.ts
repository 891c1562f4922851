import { type ExecFileSyncOptions, execFileSync, spawnSync } from 'node:child_process';

/** What the lab runs beside our own programs, and the Debian package that has it. */
const tools: Readonly<Record<string, string>> = {
  chromium: 'chromium',
  fish: 'fish',
  ip: 'iproute2',
  ipvsadm: 'ipvsadm',
  keepalived: 'keepalived',
  killall: 'psmisc',
  'linux.uml': 'user-mode-linux',
  man: 'man-db',
  mmdebstrap: 'mmdebstrap',
  modprobe: 'kmod',
  nft: 'nftables',
  ping: 'iputils-ping',
  'systemd-nspawn': 'systemd-container',
  tcpdump: 'tcpdump',
  zsh: 'zsh',
};

function isThere(tool: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${tool}`], { env: searchPath, stdio: 'ignore' }).status === 0;
}

/** Some of them live where only root looks. */
const searchPath = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

/** Makes this a machine that can run the whole suite; without root it says what will not run. */
function prepare(): void {
  const missing = [
    ...new Set(Object.entries(tools).flatMap(([tool, name]) => (isThere(tool) ? [] : [name]))),
  ];
  if (missing.length === 0) return;
  const command = `apt-get install --no-install-recommends -y ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    console.error(`The lab needs ${missing.join(', ')}: as root, ${command}`);
    return;
  }
  console.log(`Installing what the lab needs: ${missing.join(', ')}`);
  const quiet: ExecFileSyncOptions = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...searchPath, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-qq'], quiet);
  execFileSync('sh', ['-c', `${command} -qq`], quiet);
}

prepare();
