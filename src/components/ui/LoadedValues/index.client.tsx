'use client'

import { useAllFormFields, useDocumentInfo, useForm } from '@payloadcms/ui'
import React, { useEffect, useRef, useState } from 'react'

import '../admin.css'
import { LOADED, parseLoaded, type Refused, type Values } from '../../../hooks/form/loadedValues.js'
import { followSaved, withKnown } from './followSaved.js'

/**
 * Sends with a form what it was loaded with, so that the server knows what a person touched. A
 * refused save says what others changed: shown to the person, that is known from then on.
 */
export const LoadedValues: React.FC = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { setModified } = useForm()
  // All of them: a form that starts anew puts its own state over what was added before.
  const [fields, dispatchFields] = useAllFormFields()
  const saved = useRef<unknown>(null)
  const loaded = useRef<null | Values>(null)
  const [notes, setNotes] = useState<string[]>([])

  useEffect(() => {
    if (id === undefined || id === null || !savedDocumentData) return
    const held = fields[LOADED]
    let followed = {}
    if (saved.current !== savedDocumentData) {
      if (loaded.current) followed = followSaved(fields, loaded.current, savedDocumentData)
      saved.current = savedDocumentData
      loaded.current = savedDocumentData
      setNotes([])
    }
    const refused = parseLoaded(held?.errorMessage) as null | Refused
    if (refused && loaded.current) {
      loaded.current = withKnown(loaded.current, refused.known)
      setNotes(refused.notes)
      // a form that was refused can be saved as it is
      setModified(true)
    }
    const value = JSON.stringify(loaded.current)
    if (held?.value === value && held.valid !== false && !Object.keys(followed).length) return
    // Not one by one: that would mark every other field as untouched.
    dispatchFields({
      type: 'UPDATE_MANY',
      formState: {
        ...followed,
        [LOADED]: { initialValue: value, passesCondition: true, valid: true, value },
      },
    })
  }, [dispatchFields, fields, id, savedDocumentData, setModified])

  return (
    <ul className="qr-warnings" role="alert">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
