import type { Statistics } from '../table/statistics.ts';
import { attributes, decode } from './attributes.ts';
import { count } from './codec.ts';

const declarations = {
  IPVS_STATS_ATTR_CONNS: [1, count],
  IPVS_STATS_ATTR_INPKTS: [2, count],
  IPVS_STATS_ATTR_OUTPKTS: [3, count],
  IPVS_STATS_ATTR_INBYTES: [4, count],
  IPVS_STATS_ATTR_OUTBYTES: [5, count],
  IPVS_STATS_ATTR_CPS: [6, count],
  IPVS_STATS_ATTR_INPPS: [7, count],
  IPVS_STATS_ATTR_OUTPPS: [8, count],
  IPVS_STATS_ATTR_INBPS: [9, count],
  IPVS_STATS_ATTR_OUTBPS: [10, count],
} as const;

/** Of 32 bits where only bytes have 64 (STATS), or of 64 (STATS64). */
const statisticsAttributes = attributes(declarations);

/** @param narrow which old kernels have alone */
export function decodeStatistics(wide: Uint8Array | undefined, narrow: Uint8Array | undefined): Statistics {
  const values = decode(statisticsAttributes, wide ?? narrow ?? new Uint8Array());
  return {
    conns: values.IPVS_STATS_ATTR_CONNS ?? 0n,
    inpkts: values.IPVS_STATS_ATTR_INPKTS ?? 0n,
    outpkts: values.IPVS_STATS_ATTR_OUTPKTS ?? 0n,
    inbytes: values.IPVS_STATS_ATTR_INBYTES ?? 0n,
    outbytes: values.IPVS_STATS_ATTR_OUTBYTES ?? 0n,
    cps: values.IPVS_STATS_ATTR_CPS ?? 0n,
    inpps: values.IPVS_STATS_ATTR_INPPS ?? 0n,
    outpps: values.IPVS_STATS_ATTR_OUTPPS ?? 0n,
    inbps: values.IPVS_STATS_ATTR_INBPS ?? 0n,
    outbps: values.IPVS_STATS_ATTR_OUTBPS ?? 0n,
  };
}
