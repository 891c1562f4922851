import { shellSyntax } from '../../rules/scripts/shell-syntax.ts';
import type { Change } from '../change.ts';

export const scriptsWithoutShell: Change = {
  since: '2.0.0',
  kind: 'changed',
  severity: 'error',
  find: (_, parsed) => shellSyntax.check(parsed),
};
