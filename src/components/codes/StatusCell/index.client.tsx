'use client'

import type { DefaultCellComponentProps } from 'payload'

import React from 'react'

import type { CodeState } from '../../../vocabulary/codeState.js'

import { codeState } from '../../../vocabulary/codeState.js'
import { StatePill } from '../StatePill/index.client.js'
import { useShownStatus } from '../statusStore.js'

/** The status of a code in a list: the derived one, with its reason. */
export const StatusCell: React.FC<DefaultCellComponentProps> = ({ collectionSlug, rowData }) => {
  const shown = useShownStatus(`${collectionSlug}:${rowData?.id}`)
  const known = (rowData?.state ?? codeState(rowData ?? {}, 0)) as CodeState
  const changed = shown !== null && shown !== rowData?.status
  const sent = known === 'used-up' ? Number(rowData?.scanLimit) : 0
  const state = changed ? codeState({ ...rowData, sent, status: shown }, Date.now()) : known
  return <StatePill code={rowData ?? {}} state={state} />
}
