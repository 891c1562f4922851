import { writeFileSync } from 'node:fs';
import { program, run } from './program.ts';

/** Runs the program once and keeps what V8 compiled for it in the file that the first argument names. */
const [output = ''] = process.argv.splice(2, 1);
const script = program();
process.on('exit', () => writeFileSync(output, script.createCachedData()));
run(script);
