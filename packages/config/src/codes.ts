import type { Code } from '@kaconf/diagnostics';

/** Every kind of finding and its stable code. */
export const codes = {
  unknownKeyword: 'KA0001',
  notSupported: 'KA0002',
  missingClose: 'KA0003',
  extraClose: 'KA0004',
  unexpectedBlock: 'KA0005',
  missingBlock: 'KA0006',
  openQuote: 'KA0007',
  missingValue: 'KA0008',
  badValue: 'KA0009',
  repeated: 'KA0010',
  deprecated: 'KA0011',
  sameName: 'KA0012',
  incomplete: 'KA0013',
  unknownName: 'KA0014',
  sameRouter: 'KA0015',
  sameEntry: 'KA0016',
  mixedFamilies: 'KA0017',
  contradiction: 'KA0018',
  tooMany: 'KA0019',
  missingFile: 'KA0020',
  badDefinition: 'KA0021',
  badLoop: 'KA0022',
  badLine: 'KA0023',
  missingInterface: 'KA0501',
  loopbackInterface: 'KA0502',
  noMulticast: 'KA0503',
  unwatchableFile: 'KA0505',
  unknownScriptUser: 'KA0511',
  noDefaultScriptUser: 'KA0512',
  leftOut: 'KA0516',
} as const satisfies Record<string, Code>;

export type CodeName = keyof typeof codes;
