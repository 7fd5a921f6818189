'use client'

import React from 'react'

import { type Breakdown, NO_PLACEMENT } from '../../../vocabulary/questions.js'
import { useView } from '../lib/ViewContext.js'
import { Panel } from '../Panel/index.client.js'
import { RankedTable } from '../RankedTable/index.client.js'

/** Scans by where their code hangs; pointing at one narrows the view to it. */
export const Placements: React.FC<Breakdown> = ({ rest, rows }) => {
  const { set, state, text } = useView()
  const all = rows.reduce((sum, { scans }) => sum + scans, rest)
  const others = {
    key: ' rest',
    main: text('statsOtherPlacements'),
    scans: rest,
    share: rest / all,
  }
  return (
    <Panel className="qr-card--half" title={text('statsPlacements')}>
      <RankedTable
        caption={text('statsPlacements')}
        head={text('placement')}
        rows={[
          ...rows.map(({ scans, share, value }) => ({
            key: value ?? '',
            main: value ?? text('statsNoPlacement'),
            onPick: state.placement.length
              ? undefined
              : () => set({ placement: [value ?? NO_PLACEMENT] }),
            scans,
            share,
          })),
          ...(rest > 0 ? [others] : []),
        ]}
      />
    </Panel>
  )
}
