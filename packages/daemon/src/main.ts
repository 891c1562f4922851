import { ROLE_VARIABLE } from './messages.ts';

/** One program, several roles: what a process does is said by whoever started it. Each loads only what it needs. */
async function main(): Promise<void> {
  const role = process.env[ROLE_VARIABLE];
  // Scripts that this process starts are not to think that they have it.
  delete process.env[ROLE_VARIABLE];
  if (role === 'vrrp') {
    const { runVrrpChild } = await import('./vrrp/main.ts');
    runVrrpChild();
  } else if (role === 'checkers') {
    const { runCheckersChild } = await import('./checkers/main.ts');
    runCheckersChild();
  } else if (role === 'bfd') {
    const { runBfdChild } = await import('./bfd/main.ts');
    runBfdChild();
  } else if (process.argv[2] === 'ctl') {
    const { runControl } = await import('./control/main.ts');
    process.exitCode = await runControl(process.argv.slice(3));
  } else {
    const { runParent } = await import('./parent/main.ts');
    await runParent();
  }
}

void main();
