/** `node --import THIS packages/daemon/src/main.ts`: the kernel's generic netlink is the one beside this file, and all else is as ever. */
import { registerHooks } from 'node:module';

const THEIRS = '/packages/kernel/src/netlink/generic-netlink.ts';
const INSTEAD = new URL('./generic-netlink.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url.endsWith(THEIRS) ? { ...found, url: INSTEAD } : found;
  },
});
