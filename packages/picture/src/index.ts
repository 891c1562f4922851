export { type Subject, svgFile } from './svg.ts';
