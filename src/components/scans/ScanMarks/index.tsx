import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { mayUpdateCode } from '../../../access/mayUpdateCode.js'
import { markOf } from '../../../describe/traffic/marks.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { relationID } from '../../../vocabulary/relationID.js'
import { MarkButtons } from './index.client.js'

/** Who made a scan and why we think so, and where a person says otherwise; for who may update its code. */
export const ScanMarks: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  const code = relationID(data?.qrCode)
  if (!data?.id || code === null || !(await mayUpdateCode(options, req, code))) return null
  const reasons: unknown = data.trafficReasons
  const known = Array.isArray(reasons) ? reasons.map(String) : []
  return (
    <MarkButtons
      id={data.id}
      mark={markOf(known)}
      reasons={known}
      scans={options.slugs.scans}
      trafficClass={data.trafficClass}
    />
  )
}
