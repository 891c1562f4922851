import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const TABLE = '/proc/net/ip_vs';
const TITLE_LINES = 3;
/** What one read of the kernel's makes: its whole table would take it longer than what is measured. */
const HEAD_BYTES = 4096;

/** How many services and destinations there are. */
export function rowCount(): number {
  return readFileSync(TABLE, 'latin1').split('\n').length - 1 - TITLE_LINES;
}

/** Of a table that is short. */
export function hasDestination(address: string): boolean {
  const octets = address.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'));
  return head().includes(`-> ${octets.join('').toUpperCase()}:`);
}

export function isEmpty(): boolean {
  return head().split('\n').length - 1 <= TITLE_LINES;
}

function head(): string {
  const fd = openSync(TABLE, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.toString('latin1', 0, readSync(fd, bytes));
  } finally {
    closeSync(fd);
  }
}
