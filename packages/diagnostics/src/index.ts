export type { Code, Diagnostic, Fix, KeepalivedLine, Reader, Severity, Span } from './diagnostic.ts';
