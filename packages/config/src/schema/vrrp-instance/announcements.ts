import { garpDelay, garpRefresh, garpRepeat } from '../garp.ts';
import { type Block, fromGlobal, keyword } from '../keyword.ts';
import { INT_MAX, unsigned } from '../types/numbers/integer.ts';

/** How a master tells the neighbours. */
export const announcements = {
  garp_master_delay: keyword(
    'The time between becoming master and a second burst of gratuitous ARPs.',
    garpDelay,
    fromGlobal('vrrp_garp_master_delay'),
    { refusal: "({name}): garp_master_delay '{value}' invalid - ignoring" },
  ),
  garp_master_repeat: keyword(
    'How many gratuitous ARPs a burst has for each address.',
    garpRepeat('({name}): garp_master_repeat'),
    fromGlobal('vrrp_garp_master_repeat'),
    { refusal: "({name}): garp_master_repeat '{value}' invalid - ignoring" },
  ),
  garp_master_refresh: keyword(
    'The time between two bursts of a master; 0: none.',
    garpRefresh,
    fromGlobal('vrrp_garp_master_refresh'),
    { refusal: "({name}): Invalid garp_master_refresh '{value}' - ignoring" },
  ),
  garp_master_refresh_repeat: keyword(
    'How many gratuitous ARPs such a burst has for each address.',
    garpRepeat('({name}): garp_master_refresh_repeat'),
    fromGlobal('vrrp_garp_master_refresh_repeat'),
    { refusal: "({name}): garp_master_refresh_repeat '{value}' invalid - ignoring" },
  ),
  garp_lower_prio_delay: keyword(
    'The time between an advert of lower priority and a second burst.',
    garpDelay,
    fromGlobal('vrrp_garp_lower_prio_delay'),
    { refusal: "({name}): garp_lower_prio_delay '{value}' invalid - ignoring" },
  ),
  garp_lower_prio_repeat: keyword(
    'How many gratuitous ARPs the bursts after an advert of lower priority have.',
    unsigned(0, INT_MAX),
    fromGlobal('vrrp_garp_lower_prio_repeat'),
    { refusal: "({name}): Invalid garp_lower_prio_repeat '{value}'" },
  ),
} as const satisfies Block['keywords'];
