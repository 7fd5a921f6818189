import type { Rhythm } from '../scans/rhythms.js'
import type { DemoPage } from './pages.js'

export type DemoCode = {
  campaign: keyof typeof campaigns | null
  code: string
  /** Days from today; negative is past. */
  expiresIn?: number
  hangsIn: string[]
  /** Page of the site, or an address elsewhere. */
  leadsTo: DemoPage['slug'] | `https://${string}`
  /** Days ago. */
  pausedSince?: number
  placement: string
  /** Days ago. */
  putUp: number
  rhythm: Rhythm
  scanLimit?: number
  /** Days from today. */
  startsIn?: number
  title: string
  utm?: { medium?: string; source?: string; term?: string }
  /** Share of the scans. */
  weight: number
}

/** Campaigns by slug. */
export const campaigns = {
  'derby-day': { title: 'Derby day', utm: {} },
  'stadium-kitchen': { title: 'Stadium kitchen', utm: { medium: 'table-topper' } },
  'summer-tour': { title: 'Summer tour', utm: { medium: 'poster', source: 'street' } },
} as const

const harbour = ['Hamburg', 'Hamburg', 'Hamburg', 'Hamburg', 'Bremen', 'Lübeck', 'Hanover']
const derby = {
  campaign: 'derby-day',
  hangsIn: harbour,
  leadsTo: 'events/derby',
  rhythm: 'match',
} as const
const kitchen = {
  campaign: 'stadium-kitchen',
  hangsIn: harbour,
  leadsTo: 'menu',
  rhythm: 'table',
} as const
const tour = { campaign: 'summer-tour', leadsTo: 'events/summer-tour', rhythm: 'street' } as const

// one code a line reads as the table it is
// prettier-ignore
/** The demo’s codes, STADIUM first. */
export const codes: DemoCode[] = [
  { ...derby, code: 'STADIUM', placement: 'Board above the main entrance, 4 m', putUp: 89, title: 'Stadium entrance', weight: 18 },
  { ...derby, code: 'POSTER', leadsTo: 'tickets', placement: 'Derby posters at the landing stages', putUp: 74, rhythm: 'street', title: 'Derby posters', weight: 6 },
  { ...derby, code: 'NORTH', placement: 'Seat backs of the north stand', putUp: 88, title: 'North stand seats', weight: 11 },
  { ...derby, code: 'SOUTH', placement: 'Seat backs of the south stand', putUp: 88, title: 'South stand seats', weight: 8 },
  { ...derby, code: 'TICKET', placement: 'Back of the printed ticket', putUp: 85, title: 'Printed tickets', utm: { medium: 'ticket' }, weight: 9 },
  { ...derby, code: 'FERRY62', placement: 'Windows of ferry line 62', putUp: 70, rhythm: 'street', title: 'Ferry line 62', weight: 5 },
  { ...derby, code: 'SCARF', leadsTo: 'https://example.com/shop/derby-scarf?size=one#details', placement: 'Hang tag of the derby scarf', putUp: 60, title: 'Derby scarf', utm: { medium: 'hang-tag' }, weight: 3 },
  { ...derby, code: 'SOLDOUT', placement: 'Fan shop window: first 250 get a signed card', putUp: 40, scanLimit: 250, title: 'Signed cards, first 250', weight: 2 },
  { ...derby, code: 'PAUSED', pausedSince: 9, placement: 'Half-time quiz on the score board', putUp: 75, title: 'Half-time quiz', weight: 3 },
  { ...derby, code: 'EXPIRED', expiresIn: -20, placement: 'Early-bird flyer in the district', putUp: 80, rhythm: 'street', title: 'Early-bird tickets', weight: 3 },

  { ...kitchen, code: 'MENU', placement: 'Tables of the stadium restaurant', putUp: 89, title: 'Menu on every table', weight: 12 },
  { ...kitchen, code: 'TABLE12', placement: 'Table 12, window side', putUp: 66, title: 'Table 12', utm: { term: 'table-12' }, weight: 1.5 },
  { ...kitchen, code: 'TABLE27', placement: 'Table 27, terrace', putUp: 66, title: 'Table 27', utm: { term: 'table-27' }, weight: 1.2 },
  { ...kitchen, code: 'HARBOURBAR', placement: 'Counter of the harbour bar', putUp: 81, title: 'Harbour bar', weight: 4 },
  { ...kitchen, code: 'KIOSK4', placement: 'Kiosk 4, gate B', putUp: 58, rhythm: 'match', title: 'Kiosk 4', weight: 3 },
  { ...kitchen, code: 'BEERMAT', placement: 'Beer mats, second print run', putUp: 45, title: 'Beer mats', utm: { medium: 'beer-mat' }, weight: 4 },

  { ...tour, code: 'BERLIN', hangsIn: ['Berlin'], placement: '120 columns in Mitte and Neukölln', putUp: 52, title: 'Berlin posters', weight: 5 },
  { ...tour, code: 'PARIS', hangsIn: ['Paris'], placement: 'Métro lines 4 and 13', putUp: 48, title: 'Paris métro', weight: 5 },
  { ...tour, code: 'LONDON', hangsIn: ['London', 'London', 'Manchester'], placement: 'Overground stations, zone 2', putUp: 50, title: 'London stations', weight: 7 },
  { ...tour, code: 'NEWYORK', hangsIn: ['New York', 'New York', 'Brooklyn'], placement: 'Subway entrances, 14th to 42nd Street', putUp: 46, title: 'New York subway', weight: 6 },
  { ...tour, code: 'CHICAGO', hangsIn: ['Chicago'], placement: 'The Loop, bus shelters', putUp: 44, title: 'Chicago bus shelters', weight: 3.5 },
  { ...tour, code: 'SOON', hangsIn: ['Amsterdam'], placement: 'Banners at the harbour, hung early', putUp: 5, startsIn: 14, title: 'Amsterdam, opens soon', weight: 0.3 },
  { ...tour, code: 'PODCAST', hangsIn: ['Hamburg', 'Berlin', 'London'], leadsTo: 'https://example.com/podcast/harbour-voices', placement: 'Sticker sheets of the fan club', putUp: 33, title: 'Podcast stickers', utm: { medium: 'sticker' }, weight: 1.5 },

  { campaign: null, code: 'CLUB', hangsIn: harbour, leadsTo: 'home', placement: 'Business cards of the office', putUp: 87, rhythm: 'street', title: 'Business cards', weight: 1 },
]
