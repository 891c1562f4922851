import { type Block, keyword } from '../keyword.ts';
import { password } from '../types/vrrp/password.ts';
import { oneOf } from '../types/words/words.ts';

export const authentication = {
  doc: 'The simple authentication of VRRPv2 (RFC 2338 section 5.3.6).',
  keywords: {
    auth_type: keyword(
      'PASS puts the password into adverts, AH signs them.',
      oneOf('PASS', 'AH'),
      undefined,
      {
        refusal: "({name}) unknown authentication type '{value}'",
      },
    ),
    auth_pass: keyword('Eight octets; those that follow are cut off.', password, undefined),
  },
} as const satisfies Block;
