/** Why a session changed its state last (RFC 5880 section 4.1), by number, in keepalived's words. */
export const diagnostics = [
  'No Diagnostic',
  'Control Detection Time Expired',
  'Echo Function Failed',
  'Neighbor Signaled Session Down',
  'Forwarding Plane Reset',
  'Path Down',
  'Concatenated Path Down',
  'Administratively Down',
  'Reverse Concatenated Path Down',
] as const;

export type Diagnostic = (typeof diagnostics)[number];
