import { type Block, type ConfigOf, fromOuter, keyword, perhapsFromOuter } from '../keyword.ts';
import { digest, statusCodes } from '../types/servers/http.ts';
import { regex, regexOffset, regexOptions, regexStack } from '../types/servers/regex.ts';
import { flag, lastOf, onOff, overwritten, text } from '../types/words/words.ts';

const keywords = {
  path: keyword('Of the request.', overwritten('path'), undefined),
  digest: keyword('The MD5 digest of the answer.', digest, undefined, {
    once: "Digest '{value}' is a duplicate",
  }),
  status_code: keyword('The status codes that are fine.', statusCodes, [{ min: 200, max: 299 }]),
  virtualhost: keyword(
    'The Host header.',
    overwritten('url virtualhost', text('Missing HTTP_GET virtualhost name')),
    perhapsFromOuter('virtualhost'),
  ),
  regex: keyword(
    'What the body of the answer must match.',
    lastOf(regex, 'Duplicate regex specified - replacing {earlier} with {value}'),
    undefined,
    { since: '2.0.7' },
  ),
  regex_no_match: keyword('The body must not match.', flag(), false, { since: '2.0.7' }),
  regex_options: keyword('How to match.', regexOptions, [], { since: '2.0.7' }),
  regex_min_offset: keyword('The first octet of the body that may match.', regexOffset('min'), 0, {
    since: '2.0.7',
  }),
  regex_max_offset: keyword('The last octet where a match may begin.', regexOffset('max'), undefined, {
    since: '2.0.7',
  }),
  regex_stack: keyword('The memory of the matcher.', regexStack, undefined, { since: '2.0.7' }),
};

export const url = {
  doc: 'One request and what its answer must be.',
  keywords,
} as const satisfies Block;

export const secureUrl = {
  doc: url.doc,
  keywords: {
    ...keywords,
    tls_compliant: keyword('Say goodbye as TLS has it.', onOff, fromOuter('tls_compliant'), {
      since: '2.2.8',
      refusal: 'Invalid tls_compliant option {value}',
    }),
  },
} as const satisfies Block;

export interface Url extends ConfigOf<typeof url> {}
export interface SecureUrl extends ConfigOf<typeof secureUrl> {}
