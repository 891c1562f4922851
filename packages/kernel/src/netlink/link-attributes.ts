/*
 * ifinfomsg (rtnetlink(7)) and the attributes that are needed. The library's own table of attributes decodes all sixty
 * and throws at the first whose length a newer kernel has changed.
 */
export const IFLA_ADDRESS = 1;
export const IFLA_BROADCAST = 2;
export const IFLA_IFNAME = 3;
export const IFLA_MTU = 4;
export const IFLA_LINK = 5;
export const IFLA_MASTER = 10;
export const IFLA_LINKINFO = 18;
export const IFLA_AF_SPEC = 26;
export const IFLA_GROUP = 27;
export const IFLA_EXT_MASK = 29;
export const IFLA_LINK_NETNSID = 37;

/** Within IFLA_LINKINFO. */
export const IFLA_INFO_KIND = 1;
export const IFLA_INFO_DATA = 2;

/** Within IFLA_INFO_DATA. */
export const IFLA_MACVLAN_MODE = 1;
export const IFLA_VRF_TABLE = 1;
export const IFLA_IPVLAN_MODE = 1;
export const IFLA_IPVLAN_FLAGS = 2;

/** It hears nothing of other macvlans on the same interface. */
export const MACVLAN_MODE_PRIVATE = 1;

/** Within IFLA_AF_SPEC, by address family. */
export const AF_INET = 2;
export const AF_INET6 = 10;
export const IFLA_INET_CONF = 1;
export const IFLA_INET6_ADDR_GEN_MODE = 8;

/** IPV4_DEVCONF_*: each setting's number when it is set, and its place, counted from 1, when it is read. */
export const ipv4Settings = {
  rpFilter: 8,
  arpFilter: 13,
  arpIgnore: 19,
  promoteSecondaries: 20,
  acceptLocal: 23,
} as const;
