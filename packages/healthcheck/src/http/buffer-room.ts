/** What of an answer keepalived has in memory at a time, in octets: headers that are longer are no answer. */
export const BUFFER_ROOM = 4095;
