import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { mayUpdateCode } from '../../../access/mayUpdateCode.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { ForgetTestsForm } from './index.client.js'

/** Takes scans from before a code was in use out of the numbers; for who may update it. */
export const ForgetTests: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  if (!data?.id || !(await mayUpdateCode(options, req, data.id))) return null
  return <ForgetTestsForm codes={options.slugs.codes} id={data.id} />
}
