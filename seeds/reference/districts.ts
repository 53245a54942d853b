/** The nine Sozialräume of Hamm (source 001, table 1): the structure that the demo network is built on. */
export const REFERENCE_DISTRICTS = [
  'Stadtmitte',
  'Westen',
  'Norden',
  'Uentrop',
  'Rhynern',
  'Pelkum',
  'Herringen',
  'Bockum-Hövel',
  'Heessen',
] as const;
