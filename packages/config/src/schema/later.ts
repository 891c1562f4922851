import type { Reader } from '@kaconf/diagnostics';

/**
 * The keywords of keepalived 2.4.3 that have no entry in the schema yet, by the block that they stand in; '' is the file.
 * One of them is no typing mistake: it is reported as not supported, and its block is skipped.
 */
const LATER: Readonly<Record<string, ReadonlySet<string>>> = {
  '': names(`
    SSL virtual_server_group
  `),
  SSL: names('ca certificate key password'),
  virtual_server: names(`
    flag-1 flag-2 flag-3 ha_suspend hashed ip_family mh-fallback mh-port ops persistence_engine
    persistence_granularity sh-fallback sh-port snmp_name sorry_server_inhibit sorry_server_lvs_method
  `),
  'virtual_server/real_server': names(`
    BFD_CHECK DNS_CHECK FILE_CHECK MISC_CHECK PING_CHECK SMTP_CHECK SSL_GET UDP_CHECK snmp_name
  `),
  'virtual_server/real_server/BFD_CHECK': names('alpha name'),
  'virtual_server/real_server/DNS_CHECK': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark log_all_failures name retry type warmup
  `),
  'virtual_server/real_server/FILE_CHECK': names('track_file weight'),
  'virtual_server/real_server/HTTP_GET': names('enable_sni fast_recovery http_protocol sni_name'),
  'virtual_server/real_server/HTTP_GET/url': names(`
    regex regex_max_offset regex_min_offset regex_no_match regex_options regex_stack
  `),
  'virtual_server/real_server/MISC_CHECK': names(`
    alpha delay_before_retry delay_loop log_all_failures misc_dynamic misc_path misc_timeout retry user
    warmup
  `),
  'virtual_server/real_server/PING_CHECK': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark log_all_failures retry warmup
  `),
  'virtual_server/real_server/SMTP_CHECK': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark helo_name host log_all_failures retry warmup
  `),
  'virtual_server/real_server/SMTP_CHECK/host': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark log_all_failures retry warmup
  `),
  'virtual_server/real_server/SSL_GET': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    enable_sni fast_recovery fwmark http_protocol log_all_failures nb_get_retry retry sni_name tls_compliant
    url virtualhost warmup
  `),
  'virtual_server/real_server/SSL_GET/url': names(`
    digest path regex regex_max_offset regex_min_offset regex_no_match regex_options regex_stack status_code
    tls_compliant virtualhost
  `),
  'virtual_server/real_server/UDP_CHECK': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark log_all_failures max_reply_length min_reply_length payload require_reply retry warmup
  `),
};

/** Those whose block has entries of their own kind, not keywords. */
const LISTS = names(`
  virtual_server_group
`);

/** Who among keepalived's processes reads those at the top of a file; the parent reads the others. */
const LATER_READERS: Readonly<Record<string, readonly Reader[]>> = {
  SSL: ['checker'],
  virtual_server_group: ['checker'],
};

function names(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** What follows a keyword: nothing but words, entries in braces, or keywords in braces. */
export type Shape = 'leaf' | 'list' | 'block';

/** Undefined for what is not a keyword of that block, or one that the schema has. */
export function laterShape(path: string, keyword: string): Shape | undefined {
  if (!LATER[path]?.has(keyword)) return;
  const inner = path === '' ? keyword : `${path}/${keyword}`;
  if (LISTS.has(inner)) return 'list';
  return inner in LATER ? 'block' : 'leaf';
}

export function laterReaders(word: string): readonly Reader[] {
  return (Object.hasOwn(LATER_READERS, word) ? LATER_READERS[word] : undefined) ?? ['parent'];
}

export function laterNames(path: string): Iterable<string> {
  return LATER[path] ?? [];
}

/** Every keyword with the path of its block. */
export function laterPlaces(): [path: string, keyword: string][] {
  return Object.entries(LATER).flatMap(([path, keywords]) =>
    [...keywords].map((keyword): [string, string] => [path, keyword]),
  );
}
