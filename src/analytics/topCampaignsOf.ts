import type { ID } from '../vocabulary/scan.js'
import type { ScanFacts } from '../vocabulary/statistics.js'
import type { AnalyticsContext } from './AnalyticsContext.js'
import type { TopCampaign } from '../vocabulary/questions.js'

/** The campaigns most scanned: sums of their codes, as far as a person may read both. */
export async function topCampaignsOf(
  { campaignTitles, codeLabels }: AnalyticsContext,
  facts: ScanFacts,
  limit: number,
): Promise<TopCampaign[]> {
  const campaignOf = new Map(
    (await codeLabels(facts.codes.map(({ id }) => id))).map(({ id, campaign }) => [id, campaign]),
  )
  const sums = new Map<ID, number>()
  for (const { id, scans } of facts.codes) {
    const campaign = campaignOf.get(id) ?? null
    if (campaign !== null) sums.set(campaign, (sums.get(campaign) ?? 0) + scans)
  }
  const titles = await campaignTitles([...sums.keys()])
  return [...sums]
    .filter(([id]) => titles.has(id))
    .map(([id, scans]) => ({ id, scans, title: titles.get(id) ?? null }))
    .sort((a, b) => b.scans - a.scans)
    .slice(0, limit)
}
