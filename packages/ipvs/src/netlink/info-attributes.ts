import type { Info } from '../table/info.ts';
import { attributes, type Values } from './attributes.ts';
import { u32 } from './codec.ts';

const declarations = {
  IPVS_INFO_ATTR_VERSION: [1, u32],
  IPVS_INFO_ATTR_CONN_TAB_SIZE: [2, u32],
} as const;

/** The whole answer to IPVS_CMD_GET_INFO. */
export const infoAttributes = attributes(declarations);

export function decodeInfo(values: Values<typeof declarations>): Info {
  const version = values.IPVS_INFO_ATTR_VERSION ?? 0;
  return {
    version: `${(version >> 16) & 0xff}.${(version >> 8) & 0xff}.${version & 0xff}`,
    connectionTableSize: values.IPVS_INFO_ATTR_CONN_TAB_SIZE ?? 0,
  };
}
