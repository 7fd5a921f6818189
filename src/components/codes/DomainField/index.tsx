import type { TextFieldServerComponent } from 'payload'

import React from 'react'

import { domainsOfPerson } from '../../../access/tenants/domainsOfTenants.js'
import { siteURLOf } from '../../../options/addresses.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { DomainSelect } from './index.client.js'

/** The domain of a code or campaign, chosen among those of the options. */
export const DomainField: TextFieldServerComponent = async ({
  clientField,
  collectionSlug,
  path,
  payload,
  readOnly,
  req,
}) => {
  const options = optionsOf(payload)
  const domains = await domainsOfPerson(req, options)
  const site = siteURLOf(options, req)
  return (
    <DomainSelect
      codes={options.slugs.codes}
      field={clientField}
      hosts={domains.map(({ host }) => host)}
      isCode={collectionSlug === options.slugs.codes}
      path={path}
      readOnly={readOnly}
      site={site === null ? '' : new URL(site).host}
    />
  )
}
