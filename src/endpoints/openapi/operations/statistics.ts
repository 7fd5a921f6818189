import { CHANNELS } from '../../../vocabulary/channels.js'
import { OUTCOMES } from '../../../vocabulary/outcomes.js'
import { DEVICE_TYPES, TRAFFIC_CLASSES } from '../../../vocabulary/scan.js'
import { date, flag, oneOf, parameter, type Parameter, text, whole } from '../operation.js'

type Parameters = Readonly<Record<string, Parameter>>

const values = (names: readonly string[]): string => `${names.join(', ')}; several by commas`

export const TZ = parameter(
  text,
  'IANA time zone days are cut in, e.g. Europe/Berlin. Default UTC.',
)

const PAYLOADS = 'Payload adds it to its own links; changes nothing here'

/** Every filter and range of statistics. Lists are separated by commas, or given more than once. */
export const STATISTICS: Parameters = {
  alias: parameter(text, 'Aliases that were scanned; none: the own text of a code'),
  campaign: parameter(text, 'Campaigns, by id or slug; several by commas'),
  channel: parameter(text, values(CHANNELS)),
  code: parameter(text, 'Codes, by text or id; several by commas'),
  compare: parameter(oneOf('previous', 'weekdays', 'year'), 'With the period before as well'),
  country: parameter(text, 'Two-letter codes; none: not known'),
  depth: parameter(text, PAYLOADS),
  detail: parameter(flag, 'Everything of a range in place of three numbers'),
  device: parameter(text, values(DEVICE_TYPES)),
  folder: parameter(text, 'Ids of folders, with the folders in them'),
  from: parameter(date, 'First day. Default: 30 days with today'),
  interval: parameter(oneOf('hour', 'day', 'week', 'month'), 'Of the series. Default: by length'),
  limit: parameter(whole(1, 5000), 'Rows of a breakdown. Default 10'),
  locale: parameter(text, PAYLOADS),
  outcome: parameter(text, values([...OUTCOMES, 'turned-away'])),
  placement: parameter(text, 'Where codes hang, or none; repeated, for one may have a comma'),
  range: parameter(
    oneOf('today', '7d', '14d', '28d', '30d', '90d', '12m'),
    'Days up to today, in place of from and to',
  ),
  rule: parameter(text, 'Ids of rules, of a split with the branch (summer:a); none'),
  tag: parameter(text, 'Tags of codes; several by commas'),
  to: parameter(date, 'Last day. Default: today'),
  traffic: parameter(text, `human (default), all, or ${values(TRAFFIC_CLASSES)}`),
  tz: TZ,
}

/** Those, without some. */
export const statisticsWithout = (...names: readonly string[]): Parameters =>
  Object.fromEntries(Object.entries(STATISTICS).filter(([name]) => !names.includes(name)))
