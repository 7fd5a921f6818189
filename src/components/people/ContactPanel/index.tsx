import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { mayAnswerPeople } from '../../../access/mayAnswerPeople.js'
import { mayViewContacts } from '../../../access/mayViewContacts.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { ContactLoader } from './index.client.js'

/** How it stands with a contact elsewhere, and its erasure; on the contact's page. */
export const ContactPanel: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  if (!data?.id || !(await mayViewContacts(options, req))) return null
  return (
    <ContactLoader
      // whoever may erase all that is kept has a panel of its own for it
      canErase={!(await mayAnswerPeople(options, req))}
      contacts={options.slugs.contacts}
      email={String(data.email ?? '')}
      hasHubSpot={options.crm.hubspot !== false}
      id={data.id}
    />
  )
}
