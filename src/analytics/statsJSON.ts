import type { BasicStats, Breakdown, LatestScan, Overview } from '../vocabulary/questions.js'

/** The detailed form of the statistics endpoints: one shape for one code and for many. */
export function statsJSON(basic: BasicStats, overview: Overview, latest: LatestScan[]) {
  const { breakdowns, byTraffic, change, comparison, heatmap, range, series, totals } = overview
  const rows = (breakdown: Breakdown | undefined) => breakdown ?? null
  return {
    ...basic,
    aliases: rows(breakdowns.alias),
    campaign_rest: overview.campaignRest,
    change,
    channels: rows(breakdowns.channel),
    comparison: comparison && {
      range: comparison.range,
      scans: comparison.totals.scans,
      sent_on: comparison.totals.sentOn,
      series: comparison.series,
      turned_away: comparison.totals.turnedAway,
      unique_visitors: comparison.totals.visitors,
      until: comparison.until,
    },
    device_breakdown: {
      browsers: rows(breakdowns.browser),
      languages: rows(breakdowns.language),
      os: rows(breakdowns.os),
      types: rows(breakdowns.deviceType),
    },
    first_scan_at: totals.firstScanAt,
    geo_breakdown: {
      cities: rows(breakdowns.city),
      countries: rows(breakdowns.country),
      isps: rows(breakdowns.asOrganization),
      postal_codes: rows(breakdowns.postalCode),
      regions: rows(breakdowns.region),
    },
    heatmap,
    last_scan_at: totals.lastScanAt,
    latest_scans: latest,
    map_points: overview.map,
    outcomes: rows(breakdowns.outcome),
    people_estimate: overview.people,
    placements: overview.placements,
    range,
    referrers: rows(breakdowns.referrer),
    rules: rows(breakdowns.rule),
    scans: totals.scans,
    sent_on: totals.sentOn,
    series,
    stand_in: overview.standIn,
    top_campaigns: overview.topCampaigns,
    top_codes: overview.topCodes,
    top_tags: overview.topTags,
    traffic: {
      all: byTraffic.all,
      all_visitors: byTraffic.allVisitors,
      classes: overview.trafficClasses,
      human: byTraffic.human,
      human_visitors: byTraffic.humanVisitors,
    },
    turned_away: totals.turnedAway,
    unique_across_periods: overview.uniqueAcrossPeriods,
    unique_visitors: totals.visitors,
    utm_breakdown: {
      campaign: rows(breakdowns.utmCampaign),
      content: rows(breakdowns.utmContent),
      medium: rows(breakdowns.utmMedium),
      source: rows(breakdowns.utmSource),
      term: rows(breakdowns.utmTerm),
    },
  }
}

export type StatsJSON = ReturnType<typeof statsJSON>
