export { checkHost, type HostReport } from './check-host.ts';
export { errnoText } from './errno-text.ts';
export type { FileStatus, Host, Refused } from './host.ts';
export { linuxFiles } from './linux-files.ts';
export { linuxHost } from './linux-host.ts';
