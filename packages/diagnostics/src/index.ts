export type {
  Called,
  Code,
  Diagnostic,
  Fix,
  KeepalivedLine,
  Position,
  Reader,
  Related,
  Severity,
  Span,
  Via,
} from './diagnostic.ts';
export { READERS } from './diagnostic.ts';
export { EXIT, exitStatus } from './exit-status.ts';
export { failsTest } from './failing.ts';
export { distinct, mistakes } from './mistakes.ts';
export { nearest } from './nearest.ts';
export { inOrder, rowOf } from './order.ts';
export { type Annotation, renderGithub, workflowCommand } from './render/github.ts';
export { renderJson } from './render/json.ts';
export { keepalivedLines, renderKeepalived } from './render/keepalived.ts';
export { type Paint, painter } from './render/paint.ts';
export { type PrettyOptions, renderPretty } from './render/pretty.ts';
export { type Rule, renderSarif, type Tool } from './render/sarif.ts';
export { viaText } from './render/via.ts';
export { visible } from './render/visible.ts';
export { type Counts, count, summarize } from './summary.ts';
