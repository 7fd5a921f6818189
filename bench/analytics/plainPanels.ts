/** Which scans a question is about, as SQL. */
export type Selection = { codes: null | number[]; from: Date; to: Date }

const JOINS = `LEFT JOIN qr_places p ON p.id = s.place_id
  LEFT JOIN qr_clients c ON c.id = s.client_id LEFT JOIN qr_links l ON l.id = s.link_id`
const WHERE = `s.scanned_at >= $1 AND s.scanned_at < $2 AND s.traffic_class = 'human'
  AND ($3::int[] IS NULL OR s.qr_code_id = ANY($3))`
const top = (value: string): string =>
  `SELECT ${value} AS value, count(*)::int AS scans FROM qr_scans s ${JOINS} WHERE ${WHERE} AND ${value} IS NOT NULL GROUP BY ${value} ORDER BY 2 DESC, 1 LIMIT 10`

/** The panels of the overview as one would write them over the stored scans: a GROUP BY each. */
export const PLAIN_PANELS = {
  totals: `SELECT count(*)::int AS scans, count(DISTINCT s.visitor)::int AS value FROM qr_scans s WHERE ${WHERE}`,
  series: `SELECT to_char(s.scanned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS value, count(*)::int AS scans FROM qr_scans s WHERE ${WHERE} GROUP BY 1 ORDER BY 1`,
  heatmap: `SELECT extract(isodow FROM s.scanned_at AT TIME ZONE 'UTC')::int * 100 + extract(hour FROM s.scanned_at AT TIME ZONE 'UTC')::int AS value, count(*)::int AS scans FROM qr_scans s WHERE ${WHERE} GROUP BY 1 ORDER BY 1`,
  outcomes: top('s.outcome'),
  countries: top('p.country'),
  regions: top('p.region_name'),
  cities: top('p.city'),
  postal_codes: top('p.postal_code'),
  isps: top('p.as_organization'),
  types: top('c.device_type'),
  os: top('c.os'),
  browsers: top('c.browser'),
  languages: top('s.language'),
  source: top('l.utm_source'),
  medium: top('l.utm_medium'),
  campaign: top('l.utm_campaign'),
  term: top('l.utm_term'),
  content: top('l.utm_content'),
  referrers: top('s.referrer'),
  top_codes: `SELECT s.qr_code_id AS value, count(*)::int AS scans FROM qr_scans s WHERE ${WHERE} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10`,
  map_points: `SELECT p.city AS value, count(*)::int AS scans FROM qr_scans s ${JOINS} WHERE ${WHERE} AND p.city IS NOT NULL GROUP BY p.city, p.country, p.region_name, p.latitude, p.longitude ORDER BY 2 DESC, 1 LIMIT 10`,
} as const

export type Panel = keyof typeof PLAIN_PANELS
export type PlainRow = { scans: number; value: null | number | string }
