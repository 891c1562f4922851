export { htmlFile, type Script } from './html.ts';
export { type Subject, svgFile } from './svg.ts';
