export type { Judgement, Surroundings } from './project.ts';
export { serveStdio } from './stdio.ts';
