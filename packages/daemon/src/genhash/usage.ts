/** @param command how it was called: `genhash`, or `keepalived --genhash` */
export function genhashUsage(command: string): string {
  return `Usage: ${command} COMMAND [OPTIONS]
Commands:
   -s server-address -p port -u url
   -S -s server-address -p port -u url
   -h

Options:
Either long or short options are allowed.
   --use-ssl         -S       Connect with TLS; certificates are not looked at.
   --use-sni         -I       Tell the server the virtual host in the TLS handshake, too (see -V).
   --server          -s       Address of the server.
   --port            -p       Its port.
   --url             -u       Path of the page.
   --use-virtualhost -V       What is sent as Host.
   --verbose         -v       Show what came, and how long it took.
   --help            -h       Show this help.
   --protocol        -P       HTTP version: '1.0' (default), '1.0c', '1.1';
                                1.0c means 1.0 with 'Connection: close'.
   --timeout         -t       Seconds.
`;
}
