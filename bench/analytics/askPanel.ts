import type { Analytics, Dimension, StatsQuery } from '../../src/vocabulary/questions.js'
import type { Panel } from './plainPanels.js'

const DIMENSIONS: Partial<Record<Panel, Dimension>> = {
  browsers: 'browser',
  campaign: 'utmCampaign',
  cities: 'city',
  content: 'utmContent',
  countries: 'country',
  isps: 'asOrganization',
  languages: 'language',
  medium: 'utmMedium',
  os: 'os',
  outcomes: 'outcome',
  postal_codes: 'postalCode',
  referrers: 'referrer',
  regions: 'region',
  source: 'utmSource',
  term: 'utmTerm',
  types: 'deviceType',
}

/** One panel alone; the overview asks for all of them at once. */
export async function askPanel(panel: Panel, analytics: Analytics, query: StatsQuery) {
  const dimension = DIMENSIONS[panel]
  if (dimension) return analytics.breakdown(dimension, query)
  switch (panel) {
    case 'heatmap':
      return analytics.heatmap(query)
    case 'map_points':
      return analytics.mapPoints(query)
    case 'series':
      return analytics.series(query)
    case 'top_codes':
      return analytics.topCodes(query)
    case 'totals':
      return analytics.totals(query)
    default:
      throw new Error(`The panel ${panel} has no question`)
  }
}
