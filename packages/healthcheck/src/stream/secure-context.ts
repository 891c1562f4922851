import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { CheckerPlan } from '../plan/plan.ts';

/** The `SSL` block: files in PEM, and the password of the key. */
export interface TlsFiles {
  readonly ca: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly password: string | undefined;
}

/** Why there is no TLS, in keepalived's words. */
export interface TlsComplaint {
  readonly text: string;
}

/** Of checkers that are to begin: there is one `SSL` block for all of them, which is read anew. */
export function complaintOfTls(plans: readonly CheckerPlan[]): TlsComplaint | undefined {
  const needing = plans.find((plan) => plan.type === 'SSL_GET');
  if (needing === undefined) return;
  forgetSecureContexts();
  const context = secureContextOf(needing.tlsFiles);
  return 'text' in context ? context : undefined;
}

/** One for all checkers that have the same files. */
const contexts = new Map<string, SecureContext | TlsComplaint>();

const NO_FILES: TlsFiles = { ca: undefined, certificate: undefined, key: undefined, password: undefined };

/**
 * What a client shows, and how it speaks: everything that OpenSSL does unless it is told otherwise. Nobody looks at certificates of servers,
 * so that `ca` matters only where it cannot be read.
 */
export function secureContextOf(files: TlsFiles = NO_FILES): SecureContext | TlsComplaint {
  const key = JSON.stringify([files.ca, files.certificate, files.key, files.password]);
  const known = contexts.get(key);
  if (known !== undefined) return known;
  const made = makeContext(files);
  contexts.set(key, made);
  return made;
}

/** The files may be others after a reload. */
export function forgetSecureContexts(): void {
  contexts.clear();
}

const BASE = { minVersion: 'TLSv1', ciphers: 'DEFAULT' } as const;

function makeContext({ ca, certificate, key, password }: TlsFiles): SecureContext | TlsComplaint {
  const passphrase = password === undefined ? {} : { passphrase: password };
  const cert = read(certificate);
  const secret = read(key);
  const authorities = read(ca);
  if (cert === UNREADABLE || !isUsable({ cert }))
    return { text: 'SSL error : Cant load certificate file...' };
  if (secret === UNREADABLE || !isUsable({ cert, key: secret, ...passphrase })) {
    return { text: 'SSL error : Cant load key file...' };
  }
  if (authorities === UNREADABLE) return { text: 'SSL error : Cant load CA file...' };
  return createSecureContext({ ...BASE, ...given({ cert, key: secret }), ...passphrase });
}

const UNREADABLE = Symbol();

function read(file: string | undefined): Buffer | undefined | typeof UNREADABLE {
  if (file === undefined) return;
  try {
    return readFileSync(file);
  } catch {
    return UNREADABLE;
  }
}

interface Material {
  readonly cert: Buffer | undefined;
  readonly key?: Buffer | undefined;
  readonly passphrase?: string;
}

function isUsable(material: Material): boolean {
  try {
    createSecureContext({ ...BASE, ...given(material) });
    return true;
  } catch {
    return false;
  }
}

function given({ cert, key, passphrase }: Material) {
  return {
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}
