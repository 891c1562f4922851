/** What the tests need of Node, whose types are not for a package that runs in a browser, too. */
declare module 'node:crypto' {
  interface Hmac {
    update(data: Uint8Array): Hmac;
    digest(): Uint8Array;
  }
  export function createHmac(algorithm: 'md5' | 'sha256', key: Uint8Array): Hmac;
}
