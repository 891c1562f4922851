import { type IPv4Address, type IPv6Address, parseIPv4, parseIPv6, seconds } from '@kaconf/net';
import { garpDelay, garpRefresh, garpRepeat } from './garp.ts';
import { type Block, type ConfigOf, keyword, sameAs } from './keyword.ts';
import { fractionalSeconds } from './types/duration.ts';
import { groupAddress } from './types/group-address.ts';
import { atLeastOne, INT_MAX, TIMER_MAX_SECONDS, unsigned, wholeSeconds } from './types/integer.ts';
import { user } from './types/script.ts';
import { smtpServer } from './types/smtp-server.ts';
import { globalVersion } from './types/version.ts';
import { flag, list, onOff, text } from './types/words.ts';

export const globalDefs = {
  doc: 'What holds for the whole machine, and the defaults of instances.',
  readers: ['parent'],
  keywords: {
    router_id: keyword(
      'The name of this machine in mails; by default its host name.',
      text('routerid name missing - ignoring'),
      undefined,
    ),
    notification_email: keyword('Who gets mails.', list('Warning - empty notification_email block'), []),
    notification_email_from: keyword('The sender of mails.', text('emailfrom missing - ignoring'), undefined),
    smtp_server: keyword('The mail server and its port.', smtpServer, undefined),
    smtp_connect_timeout: keyword(
      'How long to wait for the mail server.',
      atLeastOne(
        wholeSeconds(0, TIMER_MAX_SECONDS),
        seconds(1),
        'smtp_conect_timeout must be greater than 0, setting to 1',
      ),
      seconds(30),
      { refusal: "smtp_connect_timeout '{value}' must be in [0, 4294] - ignoring" },
    ),
    smtp_helo_name: keyword(
      'How to greet the mail server; by default with the host name.',
      text(),
      undefined,
    ),
    smtp_alert: keyword('Mail what happens to anything that does not say otherwise.', onOff, undefined, {
      refusal: "Invalid value '{value}' for global smtp_alert specified",
    }),
    smtp_alert_vrrp: keyword('Mail what happens to VRRP instances.', onOff, undefined, {
      refusal: "Invalid value '{value}' for global smtp_alert_vrrp specified",
    }),
    smtp_alert_checker: keyword('Mail what the health checkers find.', onOff, undefined, {
      refusal: "Invalid value '{value}' for global smtp_alert_checker specified",
    }),
    no_email_faults: keyword('Mail no transition to FAULT.', flag(), false),
    script_user: keyword(
      'Who runs scripts; by default keepalived_script if there is such a user, else root.',
      user,
      undefined,
    ),
    enable_script_security: keyword('Run no script as root that others than root can change.', flag(), false),
    vrrp_version: keyword('The version of instances that do not name one.', globalVersion, 2, {
      refusal: 'VRRP Error: Version must be either 2 or 3',
    }),
    vrrp_mcast_group4: keyword(
      'Where IPv4 adverts go.',
      groupAddress(4),
      parseIPv4('224.0.0.18') as IPv4Address,
    ),
    vrrp_mcast_group6: keyword(
      'Where IPv6 adverts go.',
      groupAddress(6),
      parseIPv6('ff02::12') as IPv6Address,
    ),
    vrrp_garp_master_delay: keyword('Of instances: garp_master_delay.', garpDelay, seconds(5), {
      refusal: "vrrp_garp_master_delay '{value}' invalid - ignoring",
    }),
    vrrp_garp_master_repeat: keyword(
      'Of instances: garp_master_repeat.',
      garpRepeat('vrrp_garp_master_repeat'),
      5,
      {
        refusal: "vrrp_garp_master_repeat '{value}' invalid - ignoring",
      },
    ),
    vrrp_garp_master_refresh: keyword('Of instances: garp_master_refresh.', garpRefresh, seconds(0), {
      refusal: "Invalid vrrp_garp_master_refresh '{value}' - ignoring",
    }),
    vrrp_garp_master_refresh_repeat: keyword(
      'Of instances: garp_master_refresh_repeat.',
      garpRepeat('vrrp_garp_master_refresh_repeat'),
      1,
      { refusal: "vrrp_garp_master_refresh_repeat '{value}' invalid - ignoring" },
    ),
    vrrp_garp_lower_prio_delay: keyword(
      'Of instances: garp_lower_prio_delay.',
      garpDelay,
      sameAs('vrrp_garp_master_delay'),
      { refusal: "vrrp_garp_lower_prio_delay '{value}' invalid - ignoring" },
    ),
    vrrp_garp_lower_prio_repeat: keyword(
      'Of instances: garp_lower_prio_repeat.',
      unsigned(0, INT_MAX),
      sameAs('vrrp_garp_master_repeat'),
      { refusal: "Invalid vrrp_garp_lower_prio_repeat '{value}'" },
    ),
    vrrp_garp_interval: keyword(
      'The pause between two gratuitous ARPs on an interface.',
      fractionalSeconds(0.000001, 4294.967295),
      seconds(0),
      { refusal: "vrrp_garp_interval '{value}' is invalid" },
    ),
    vrrp_gna_interval: keyword(
      'The pause between two unsolicited neighbour advertisements on an interface.',
      fractionalSeconds(0.000001, 4294.967295),
      seconds(0),
      { refusal: "vrrp_gna_interval '{value}' is invalid" },
    ),
    vrrp_down_timer_adverts: keyword('Of instances: down_timer_adverts.', unsigned(1, 100), 3, {
      refusal: "Invalid vrrp_down_timer_adverts [1:100] '{value}'",
    }),
    vrrp_lower_prio_no_advert: keyword('Of instances: lower_prio_no_advert.', onOff, false, {
      refusal: 'Invalid value for vrrp_lower_prio_no_advert specified',
    }),
    vrrp_higher_prio_send_advert: keyword('Of instances: higher_prio_send_advert.', onOff, false, {
      refusal: 'Invalid value for vrrp_higher_prio_send_advert specified',
    }),
    vrrp_notify_priority_changes: keyword('Of instances: notify_priority_changes.', onOff, false, {
      refusal: "Invalid value '{value}' for global vrrp_notify_priority_changes specified",
    }),
  },
} as const satisfies Block;

export interface GlobalDefs extends ConfigOf<typeof globalDefs> {}
