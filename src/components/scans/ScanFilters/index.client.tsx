'use client'

import type { Where } from 'payload'

import { useListQuery, useTranslation } from '@payloadcms/ui'
import React, { useEffect, useMemo } from 'react'

import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { FilterChips } from '../../ui/FilterChips/index.client.js'
import { conditionOn, withCondition } from '../../ui/quickWhere.js'
import { useInBrowser } from '../../ui/useInBrowser.js'
import { countries, presentCountry } from '../placeOf.js'
import { periodOf, startOf } from './period.js'

/** Above the list of scans: when, whose and where, in the reader's own days. */
export const ScanFilters: React.FC = () => {
  const { i18n, t } = useTranslation()
  const { query, refineListData } = useListQuery()
  const where = query?.where as undefined | Where
  const choose = (field: string, condition: null | Record<string, unknown>) =>
    void refineListData({ page: 1, where: withCondition(where, field, condition) })
  const country = String(conditionOn(where, 'country')?.equals ?? '')
  // An address kept from before may name a country as it was: no scan comes from there.
  const present = presentCountry(country)
  useEffect(() => {
    if (present !== country) choose('country', { equals: present })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `choose` is another function each time
  }, [country, present])
  const inBrowser = useInBrowser()
  const all = useMemo(() => {
    const known = inBrowser ? countries(i18n.language) : []
    // What the address filters by is always shown, also before there are names, or where it has none.
    const isKnown = country === '' || known.some(({ value }) => value === country)
    return isKnown ? known : [{ label: country, value: country }, ...known]
  }, [country, i18n.language, inBrowser])
  const since = conditionOn(where, 'scannedAt')?.greater_than_equal
  const period = useMemo(() => periodOf(since, new Date()), [since])
  return (
    <div className="qr-scan-filters">
      <FilterChips
        label={translate(t, 'plugin-qr:filterByTime')}
        onChange={(days) =>
          choose(
            'scannedAt',
            days ? { greater_than_equal: startOf(Number(days), new Date()).toISOString() } : null,
          )
        }
        options={[
          { label: translate(t, 'plugin-qr:anyTime'), value: '' },
          { label: translate(t, 'plugin-qr:today'), value: '1' },
          { label: translate(t, 'plugin-qr:lastDays', { days: 7 }), value: '7' },
          { label: translate(t, 'plugin-qr:lastDays', { days: 30 }), value: '30' },
        ]}
        value={period}
      />
      <FilterChips
        label={translate(t, 'plugin-qr:filterByTraffic')}
        onChange={(value) => choose('trafficClass', value ? { equals: value } : null)}
        options={[
          { label: translate(t, 'plugin-qr:everybody'), value: '' },
          { label: translate(t, 'plugin-qr:peopleOnly'), value: 'human' },
        ]}
        value={String(conditionOn(where, 'trafficClass')?.equals ?? '')}
      />
      <label className="qr-scan-filters__country">
        <span className="qr-sr-only">{translate(t, 'plugin-qr:filterByCountry')}</span>
        <select
          className="qr-select"
          onChange={({ target }) =>
            choose('country', target.value ? { equals: target.value } : null)
          }
          value={country}
        >
          <option value="">{translate(t, 'plugin-qr:anyCountry')}</option>
          {all.map(({ label, value }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
