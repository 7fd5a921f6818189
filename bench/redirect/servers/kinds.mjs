const to = (name) => [{ url: `https://${name}.example/` }]
/** Conditions no phone of the load meets, of every kind that needs nothing but the request. */
const NEVER = [
  ...['NZ', 'FJ', 'WS', 'TO', 'VU'].map((country) => ({ countries: [country] })),
  ...['chromeos', 'linux'].map((device) => ({ devices: [device] })),
  ...['ja', 'ko', 'zh', 'th', 'vi'].map((language) => ({ languages: [language] })),
  ...['7', '8', '9'].map((value) => ({ query: [{ name: 'table', value }] })),
  { channels: ['nfc'] },
  ...[2020, 2021, 2022, 2023].map((year) => ({
    dates: { from: `${year}-01-01T00:00:00.000Z`, until: `${year}-02-01T00:00:00.000Z` },
  })),
]

/** What a code may have that a plain one has not. `host`: asked on that domain. */
export const KINDS = [
  {
    code: 'RULES',
    data: {
      rules: NEVER.map((when, n) => ({ to: to(`rule-${n}`), when })),
    },
    what: '20 rules, none of which holds',
  },
  {
    code: 'SPLIT',
    data: { rules: [{ to: [...to('a'), ...to('b')], when: {} }] }, // prettier-ignore
    what: 'two halves of visitors',
  },
  { code: 'LIMIT', data: { scanLimit: 1_000_000_000 }, what: 'a limit for all' },
  { code: 'TURNS', data: { scansPerVisitor: 1_000_000 }, what: 'a limit for each visitor' },
  {
    code: 'DOMAIN',
    data: { domain: 'go.example' },
    host: 'go.example',
    what: 'a domain of its own',
  },
]
