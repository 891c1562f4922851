import { alias, type Block, keyword } from '../keyword.ts';
import { virtualRoute } from '../types/route/read-route.ts';
import { virtualRule } from '../types/rule/read-rule.ts';
import { virtualAddress } from '../types/virtual-address/read-address.ts';
import { entries } from '../types/words/entries.ts';
import { flag } from '../types/words/words.ts';

/** What moves with the master. */
export const addresses = {
  virtual_ipaddress: keyword('The addresses that move, and that adverts tell.', entries(virtualAddress), []),
  virtual_ipaddress_excluded: keyword(
    'Addresses that move too, but are in no advert.',
    entries(virtualAddress),
    [],
  ),
  virtual_routes: keyword('Routes that a master adds.', entries(virtualRoute), []),
  virtual_rules: keyword('Rules that a master adds.', entries(virtualRule), []),
  no_virtual_ipaddress: keyword('It may be without virtual_ipaddress.', flag(), false, { since: '2.2.8' }),
  promote_secondaries: keyword(
    'When the first address of a subnet goes, the others on the interface stay.',
    flag(),
    false,
  ),
  accept: keyword('A master that does not own the addresses answers on them.', flag(), true),
  no_accept: alias('accept', 'The opposite of accept.', flag(false)),
} as const satisfies Block['keywords'];
