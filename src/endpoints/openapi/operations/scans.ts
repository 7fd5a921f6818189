import type { Operations } from '../operation.js'

import { list, object, oneOf, orNull, parameter, text, whole } from '../operation.js'
import { STATISTICS, statisticsWithout } from './statistics.js'

/** Numbers, and the scans behind them. */
export const SCANS: Operations = {
  'get codes /:id/stats': {
    answer: { name: 'stats' },
    id: 'codeStats',
    scope: 'stats:read',
    parameters: statisticsWithout('campaign', 'code', 'folder', 'placement', 'tag'),
    summary: 'Statistics of one code',
    tag: 'Scans',
  },
  'get scans /areas': {
    answer: {
      schema: object({ areas: list({ items: text, maxItems: 2, minItems: 2, type: 'array' }) }),
    },
    id: 'areas',
    scope: 'stats:read',
    errors: { 502: "The host's source of areas cannot be read" },
    summary: 'Areas of the host on the map: names, and their outlines as SVG paths',
    tag: 'Scans',
  },
  'get scans /breakdown': {
    answer: { name: 'breakdown' },
    id: 'breakdown',
    scope: 'stats:read',
    parameters: {
      ...statisticsWithout('compare', 'detail', 'interval'),
      dimension: parameter(text, 'country, city, deviceType, rule, utmSource, …', {
        required: true,
      }),
    },
    summary: 'One breakdown with all its rows',
    tag: 'Scans',
  },
  'get scans /compare': {
    answer: { name: 'compare' },
    id: 'compareCodes',
    scope: 'stats:read',
    parameters: {
      ...statisticsWithout(
        'campaign',
        'code',
        'compare',
        'detail',
        'folder',
        'limit',
        'placement',
        'tag',
      ),
      codes: parameter(text, 'One to five codes, by text or id', { required: true }),
    },
    summary: 'Codes side by side',
    tag: 'Scans',
  },
  'get scans /export': {
    answer: { types: ['text/csv', 'application/json'] },
    errors: { 403: 'You may not export' },
    id: 'exportScans',
    scope: 'scans:export',
    parameters: {
      ...statisticsWithout('compare', 'detail', 'interval', 'limit'),
      bom: parameter(oneOf('0', '1'), 'With a mark by which Excel knows UTF-8'),
      columns: parameter(text, 'Names by commas. Default: all you may read'),
      format: parameter(oneOf('csv', 'json'), 'Default csv'),
      labels: parameter(oneOf('0', '1'), 'Headings and values as the admin writes them'),
      sep: parameter(oneOf('comma', 'semicolon', 'tab'), 'Default comma'),
    },
    summary: 'The scans themselves, streamed',
    tag: 'Scans',
  },
  'get scans /latest': {
    answer: { name: 'latest' },
    id: 'latestScans',
    scope: 'stats:read',
    parameters: {
      ...statisticsWithout('compare', 'detail', 'from', 'interval', 'range', 'to', 'tz'),

      after: parameter(text, 'A scan id: those that came since'),
      limit: parameter(whole(1, 100), 'Default 10'),
    },
    summary: 'The newest scans first',
    tag: 'Scans',
  },
  'get scans /sources': {
    answer: { name: 'sources' },
    id: 'placeSources',
    scope: 'stats:read',
    summary: 'Whose data the places are, how old, and who has to be named with them',
    tag: 'Scans',
  },
  'get scans /stats': {
    answer: { name: 'stats' },
    id: 'stats',
    scope: 'stats:read',
    parameters: STATISTICS,
    summary: 'Statistics of all codes you may read',
    tag: 'Scans',
  },
  'post scans /:id/mark': {
    answer: {
      schema: object({
        mark: orNull(oneOf('internal', 'machine', 'person')),
        trafficClass: text,
        trafficReasons: list(text),
      }),
    },
    body: {
      required: true,
      schema: object({ mark: orNull(oneOf('internal', 'machine', 'person')) }),
    },
    errors: { 403: 'You may not update its code' },
    id: 'markScan',
    scope: 'codes:write',
    summary: 'Says who made a scan; statistics follow at once',
    tag: 'Scans',
  },
  'get /qr/crm/revenue': {
    answer: { name: 'revenue' },
    errors: { 403: 'You may not see sales' },
    id: 'revenue',
    scope: null,
    parameters: STATISTICS,
    summary: 'What codes sold; from and to are days of the sale',
    tag: 'Scans',
  },
}
