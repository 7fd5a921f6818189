// ISO 4217 list one; Intl follows CLDR, which differs between Node versions.
const none = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
const three = 'BHD IQD JOD KWD LYD OMR TND'
const four = 'CLF UYW'

const exponents = new Map<string, number>([
  ...none.split(' ').map((code) => [code, 0] as const),
  ...three.split(' ').map((code) => [code, 3] as const),
  ...four.split(' ').map((code) => [code, 4] as const),
])

/** Decimal places of a currency (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD; 2 when unknown. */
export const currencyExponent = (currency: string): number => exponents.get(currency) ?? 2
