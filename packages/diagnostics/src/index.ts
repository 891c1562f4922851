export type { Code, Diagnostic, Fix, KeepalivedLine, Severity, Span } from './diagnostic.ts';
