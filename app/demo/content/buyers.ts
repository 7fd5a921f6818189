/** Invented people, and how they came to their tickets: the code they scanned before each order. */
export type Buyer = {
  /** Where their phone is. */
  address: string
  email: string
  firstName: string
  lastName: string
  orders: { cancelled?: true; code: null | string; tickets: number }[]
}

// prettier-ignore
export const buyers: Buyer[] = [
  { address: '91.10.4.21', email: 'ada.holm@example.org', firstName: 'Ada', lastName: 'Holm', orders: [{ code: 'POSTER', tickets: 2 }, { code: 'NORTH', tickets: 1 }] },
  { address: '84.140.12.7', email: 'bruno.keller@example.org', firstName: 'Bruno', lastName: 'Keller', orders: [{ code: 'FERRY62', tickets: 4 }] },
  { address: '93.192.7.33', email: 'chiara.winter@example.org', firstName: 'Chiara', lastName: 'Winter', orders: [{ code: 'POSTER', tickets: 1 }] },
  { address: '87.128.66.5', email: 'dana.voss@example.org', firstName: 'Dana', lastName: 'Voss', orders: [{ cancelled: true, code: 'TICKET', tickets: 2 }] },
  { address: '79.192.3.18', email: 'emil.brandt@example.org', firstName: 'Emil', lastName: 'Brandt', orders: [{ code: null, tickets: 3 }] },
]
