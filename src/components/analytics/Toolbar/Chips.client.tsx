'use client'

import React, { useMemo } from 'react'

import { NO_PLACEMENT } from '../../../vocabulary/questions.js'
import { deviceText, valueText } from '../lib/breakdowns.js'
import { folderNamesParams } from '../lib/folderParams.js'
import { useAnswer } from '../lib/useAnswer.js'
import { useView } from '../lib/ViewContext.js'
import { type ListFilter, LISTS, NO_LISTS } from '../lib/viewState.js'
import { outcomeText } from '../lib/words.js'

/** Filters in force, each with a way out. */
export const Chips: React.FC = () => {
  const view = useView()
  const { fixed, format, set, state, text } = view
  const folderName = useFolderNames()
  const chips = LISTS.flatMap((name) =>
    name in fixed ? [] : state[name].map((value) => ({ name, value })),
  )
  if (chips.length === 0) return null
  const words = (name: ListFilter, value: string): string => {
    if (name === 'device') return deviceText(value, text)
    if (name === 'outcome') return outcomeText(value, text)
    if (name === 'alias' || name === 'channel' || name === 'rule') {
      return valueText(name, { value: value === 'none' ? null : value }, view).main
    }
    if (name === 'folder') return folderName(value)
    if (name === 'placement' && value === NO_PLACEMENT) return text('statsNoPlacement')
    if (name !== 'country') return value
    return value === 'none' ? text('statsUnknown') : format.country(value)
  }
  return (
    <ul aria-label={text('statsActiveFilters')} className="qr-chips">
      {chips.map(({ name, value }) => (
        <li key={`${name} ${value}`}>
          <button
            aria-label={text('statsRemoveFilter', { value: words(name, value) })}
            onClick={() => set((now) => ({ [name]: now[name].filter((one) => one !== value) }))}
            type="button"
          >
            {words(name, value)} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button className="qr-link" onClick={() => set({ ...NO_LISTS })} type="button">
          {text('statsResetFilters')}
        </button>
      </li>
    </ul>
  )
}

type Docs = { docs: { id: number | string; name?: string }[] }

/** Names of the folders in the address, which has their ids; one nobody may read keeps its id. */
function useFolderNames(): (id: string) => string {
  const { api, folders, state } = useView()
  const ids = state.folder
  const url = useMemo(
    () => (folders && ids.length ? api(`/${folders.slug}?${folderNamesParams(ids)}`) : null),
    [api, folders, ids],
  )
  const { data } = useAnswer<Docs>(url)
  return (id) => data?.docs.find((doc) => String(doc.id) === id)?.name || id
}
