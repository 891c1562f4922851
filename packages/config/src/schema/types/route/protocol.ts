/** RTPROT_KEEPALIVED: what it adds itself. */
export const PROTOCOL = 18;
