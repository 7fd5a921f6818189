import type { TextFieldServerComponent } from 'payload'

import React from 'react'

import { readPrintState } from '../../../hooks/codes/readPrintState.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { CodeInput } from './index.client.js'

const NEVER = { downloaded: false, scanned: false }

/** The code of a code’s page, with what a new text does to one that is in print. */
export const CodeField: TextFieldServerComponent = async (props) => {
  const { clientField, data, id, path, payload, permissions, readOnly, req, schemaPath } = props
  const state = id ? await readPrintState(id, optionsOf(payload), req) : NEVER
  return (
    <CodeInput
      field={clientField}
      path={path}
      permissions={permissions}
      readOnly={readOnly}
      saved={id && typeof data?.code === 'string' ? data.code : null}
      schemaPath={schemaPath}
      state={state}
    />
  )
}
