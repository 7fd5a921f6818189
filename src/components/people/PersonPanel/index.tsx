import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { mayAnswerPeople } from '../../../access/mayAnswerPeople.js'
import { mayViewContacts } from '../../../access/mayViewContacts.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { PersonForm } from './index.client.js'

/** Answers a person's request, on the page of a contact or of a scan; for who may answer people. */
export const PersonPanel: React.FC<UIFieldServerProps> = async ({
  collectionSlug,
  data,
  payload,
  req,
}) => {
  const options = optionsOf(payload)
  const isContact = collectionSlug === options.slugs.contacts
  const value: unknown = isContact ? data?.id : data?.scanId
  if (!value || !(await mayAnswerPeople(options, req))) return null
  if (isContact && !(await mayViewContacts(options, req))) return null
  return (
    <PersonForm
      collection={collectionSlug}
      hasHubSpot={isContact && options.crm.hubspot !== false}
      name={isContact ? 'contact' : 'scan'}
      value={value as number | string}
    />
  )
}
