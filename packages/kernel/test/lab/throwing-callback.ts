// A timer whose callback throws: caught as an uncaughtException when asked, else the end of the process.
import { argv, stdout } from 'node:process';
import { plus } from '@kaconf/net';
import { linuxKernel } from '../../src/index.ts';

const kernel = linuxKernel();
const next = kernel.createTimer(() => {
  stdout.write('the event loop goes on\n');
  next.close();
  // Another timer is left open: it must not keep an exit from happening.
  process.exit(3);
});
if (argv[2] === 'catch') {
  process.on('uncaughtException', (error) => {
    stdout.write(`uncaughtException: ${error.message}\n`);
    next.set(kernel.now());
  });
}
kernel
  .createTimer(() => {
    throw new Error('from a callback');
  })
  .set(plus(kernel.now(), 1_000));
