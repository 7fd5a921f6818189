'use client'

import React, { useEffect, useId, useMemo, useState } from 'react'

import type { Breakdown, Dimension } from '../../../vocabulary/questions.js'

import { breakdownOf, GROUPS, valueText } from '../lib/breakdowns.js'
import { statsParams } from '../lib/statsParams.js'
import { useAnswer } from '../lib/useAnswer.js'
import { type Stats, useView, type View } from '../lib/ViewContext.js'
import { Panel } from '../Panel/index.client.js'
import { RankedTable } from '../RankedTable/index.client.js'

const SHORT = 8
/** As many as the server gives. */
const ALL = 5000

type Props = { className: string; group: keyof typeof GROUPS; stats: Stats }

/** Breakdowns that belong together, one at a time. */
export const BreakdownPanel: React.FC<Props> = ({ className, group, stats }) => {
  const { text } = useView()
  const shown = GROUPS[group].filter((dimension) => breakdownOf(stats, dimension))
  const [chosen, setChosen] = useState<Dimension>(shown[0] ?? GROUPS[group][0])
  const id = useId()
  const breakdown = breakdownOf(stats, chosen)
  if (shown.length === 0 || !breakdown) return null
  return (
    <Panel className={className} title={text(`statsGroup_${group}`)}>
      {shown.length === 1 ? (
        <Ranking breakdown={breakdown} dimension={chosen} />
      ) : (
        <>
          <Tabs
            chosen={chosen}
            id={id}
            label={text(`statsGroup_${group}`)}
            onChoose={setChosen}
            tabs={shown.map((one) => ({ label: text(`statsBy_${one}`), value: one }))}
          />
          <div aria-labelledby={`${id}-${chosen}`} id={`${id}-panel`} role="tabpanel">
            <Ranking breakdown={breakdown} dimension={chosen} key={chosen} />
          </div>
        </>
      )}
    </Panel>
  )
}

/** The first values; all of them, with a search, once somebody asks. */
const Ranking: React.FC<{ breakdown: Breakdown; dimension: Dimension }> = ({
  breakdown,
  dimension,
}) => {
  const view = useView()
  const { api, fixed, format, slugs, state, text, tz } = view
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const params = statsParams(state, { fixed, tz })
  params.set('dimension', dimension)
  params.set('limit', String(ALL))
  const all = useAnswer<Breakdown>(open ? api(`/${slugs.scans}/breakdown?${params}`) : null)
  useEffect(() => {
    if (!open) setSearch('')
  }, [open])
  const { rows } = (open && all.data) || breakdown
  const ranked = useMemo(
    () => rows.map((row) => rankedOf(row, dimension, view)),
    [rows, dimension, view],
  )
  const wanted = search.trim().toLocaleLowerCase()
  const found = wanted
    ? ranked.filter(({ aside, main }) =>
        `${main} ${aside ?? ''}`.toLocaleLowerCase().includes(wanted),
      )
    : ranked
  if (breakdown.rows.length === 0) return <p className="qr-card__none">{text('statsNoScans')}</p>
  const many = breakdown.distinct > SHORT
  const name = text(`statsBy_${dimension}`)
  return (
    <>
      {open && (
        <input
          aria-label={text('statsSearchIn', { name })}
          autoFocus
          className="qr-input"
          onChange={({ target }) => setSearch(target.value)}
          placeholder={text('statsSearch')}
          type="search"
          value={search}
        />
      )}
      <div
        className={open ? 'qr-card__scroll qr-card__scroll--tall' : undefined}
        {...(open && { 'aria-label': name, role: 'region', tabIndex: 0 })}
      >
        <RankedTable caption={name} head={name} rows={open ? found : found.slice(0, SHORT)} />
      </div>
      {open && (
        <p aria-live="polite" className="qr-card__none">
          {all.loading && text('statsLoading')}
          {all.error && text('statsPanelFailed')}
          {wanted && found.length === 0 && text('statsNothingFound', { search })}
        </p>
      )}
      {many && (
        <button className="qr-link" onClick={() => setOpen(!open)} type="button">
          {open
            ? text('statsShowLess')
            : text('statsShowAll', { number: format.number(breakdown.distinct) })}
        </button>
      )}
    </>
  )
}

function rankedOf(row: Breakdown['rows'][number], dimension: Dimension, view: View) {
  const { main, aside } = valueText(dimension, row, view)
  return {
    aside,
    key: `${row.value} ${row.region} ${row.country}`,
    main,
    onPick: pickOf(row.value, dimension, view),
    scans: row.scans,
    share: row.share,
  }
}

/** What stands for itself as a filter; the names are those of the address. */
const PICKS = { alias: 'alias', channel: 'channel', country: 'country', rule: 'rule' } as const

function pickOf(value: null | string, dimension: Dimension, { set, state }: View) {
  if (dimension in PICKS) {
    const name = PICKS[dimension as keyof typeof PICKS]
    return state[name].length ? undefined : () => set({ [name]: [value ?? 'none'] })
  }
  if (value === null) return undefined
  if (dimension === 'outcome' && !state.outcome.length) return () => set({ outcome: [value] })
  if (dimension === 'deviceType' && !state.device.length) return () => set({ device: [value] })
  return undefined
}

type TabsProps<T extends string> = {
  chosen: T
  id: string
  label: string
  onChoose: (value: T) => void
  tabs: { label: string; value: T }[]
}

/** A tab list with arrow keys, after the ARIA authoring practices. */
function Tabs<T extends string>({ chosen, id, label, onChoose, tabs }: TabsProps<T>) {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const at = tabs.findIndex(({ value }) => value === chosen)
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, End: tabs.length - 1, Home: 0 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const { value } = tabs[(to + tabs.length) % tabs.length]!
    onChoose(value)
    document.getElementById(`${id}-${value}`)?.focus()
  }
  return (
    <div aria-label={label} className="qr-tabs" onKeyDown={onKeyDown} role="tablist">
      {tabs.map(({ label: name, value }) => (
        <button
          aria-controls={`${id}-panel`}
          aria-selected={value === chosen}
          id={`${id}-${value}`}
          key={value}
          onClick={() => onChoose(value)}
          role="tab"
          tabIndex={value === chosen ? 0 : -1}
          type="button"
        >
          {name}
        </button>
      ))}
    </div>
  )
}
