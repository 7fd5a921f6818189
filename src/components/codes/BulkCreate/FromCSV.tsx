'use client'

import React from 'react'

import { COLUMNS, type Say } from '../../../endpoints/bulk/plan/types.js'
import { Field } from './Field.js'

type Props = {
  csv: string
  file: File | undefined
  onChange: (part: { csv?: string; file?: File }) => void
  say: Say
}

/** A file, or lines that are pasted. */
export const FromCSV: React.FC<Props> = ({ csv, file, onChange, say }) => (
  <fieldset>
    <Field label={say('plugin-qr:bulkFile')}>
      {(id) => (
        <input
          accept=".csv,.tsv,.txt,text/csv"
          id={id}
          onChange={({ target }) => onChange({ file: target.files?.[0] })}
          type="file"
        />
      )}
    </Field>
    {!file && (
      <Field label={say('plugin-qr:bulkPaste')}>
        {(id) => (
          <textarea
            id={id}
            onChange={({ target }) => onChange({ csv: target.value })}
            placeholder={'title,destination\nTable 1,https://example.com/menu'}
            rows={6}
            spellCheck={false}
            value={csv}
          />
        )}
      </Field>
    )}
    <p className="qr-muted">{say('plugin-qr:bulkColumns', { columns: COLUMNS.join(', ') })}</p>
  </fieldset>
)
