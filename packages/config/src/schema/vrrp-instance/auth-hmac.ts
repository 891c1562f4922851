import { type Block, keyword } from '../keyword.ts';
import { STRICT, unsigned, wholeSeconds } from '../types/numbers/integer.ts';
import { hmacKeys } from '../types/vrrp/hmac-key.ts';
import { oneOf } from '../types/words/words.ts';

export const authHmac = {
  doc: 'Adverts carry an HMAC-SHA256 that proves the sender, and that they are fresh.',
  keywords: {
    key: keyword('A secret of 32 to 64 octets, and the number that adverts name it by.', hmacKeys, []),
    active_key: keyword('The number of the key that signs.', unsigned(1, 255, STRICT), undefined, {
      refusal: "({name}) auth_hmac active_key '{value}' must be between 1 and 255",
    }),
    time_window: keyword(
      'How old a fresh advert may be; by default three intervals, but 5 s at least.',
      wholeSeconds(1, 300, STRICT),
      undefined,
      { refusal: "({name}) auth_hmac time_window '{value}' must be between 1 and 300 seconds" },
    ),
    anti_replay: keyword(
      'What tells a fresh advert from an old one: the clock, or a number that grows.',
      oneOf('time', 'monotonic'),
      'time',
      { refusal: "({name}) auth_hmac anti_replay '{value}' must be time or monotonic" },
    ),
    mode: keyword(
      'What becomes of adverts without a valid HMAC: enforce drops them, the others let them pass; receive-only sends none.',
      oneOf('enforce', 'permissive', 'receive-only'),
      'enforce',
      { refusal: "({name}) auth_hmac mode '{value}' must be enforce, permissive or receive-only" },
    ),
  },
} as const satisfies Block;
