import type { TrafficRule } from '../src/scan/traffic/trafficRule.js'

import { TRAFFIC_RULES } from '../src/scan/traffic/trafficRules.js'

const effect = ({ atLeast, verdict, weight }: TrafficRule): string => {
  if (verdict) return `**${verdict}**`
  const added = weight === undefined ? '' : `${weight > 0 ? '+' : '−'}${Math.abs(weight)}`
  return [atLeast && `at least ${atLeast}`, added].filter(Boolean).join(', ')
}

const link = (source: string): string =>
  source.startsWith('https://') ? `[${new URL(source).hostname}](${source})` : source

/** The table of rules as the documentation shows it. */
export const trafficTable = (): string =>
  [
    '| rule | looks at | effect | why | source |',
    '| --- | --- | --- | --- | --- |',
    ...TRAFFIC_RULES.map((rule) =>
      ['', `\`${rule.rule}\``, rule.looksAt, effect(rule), rule.why, link(rule.source), '']
        .join(' | ')
        .trim(),
    ),
  ].join('\n')
