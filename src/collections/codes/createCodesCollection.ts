import type { CollectionConfig } from 'payload'

import { codeStatsEndpoint } from '../../endpoints/analytics/statsEndpoints.js'
import { batchEndpoints } from '../../endpoints/bulk/batchEndpoints.js'
import { changeEndpoint } from '../../endpoints/bulk/changeEndpoint.js'
import { downloadEndpoint } from '../../endpoints/bulk/downloadEndpoint.js'
import { aliasesEndpoints } from '../../endpoints/codes/aliasesEndpoints.js'
import { codeFiguresEndpoint } from '../../endpoints/codes/codeFiguresEndpoint.js'
import { codeImageEndpoint } from '../../endpoints/codes/codeImageEndpoint.js'
import { codePrintEndpoint } from '../../endpoints/codes/codePrintEndpoint.js'
import { codeStatusEndpoint } from '../../endpoints/codes/codeStatusEndpoint.js'
import { destinationAddressEndpoint } from '../../endpoints/codes/destinationAddressEndpoint.js'
import { domainEndpoints } from '../../endpoints/codes/domainEndpoints.js'
import { forgetTestsEndpoint } from '../../endpoints/codes/forgetTestsEndpoint.js'
import { lookEndpoint } from '../../endpoints/codes/lookEndpoint.js'
import { quotaEndpoint } from '../../endpoints/codes/quotaEndpoint.js'
import { reserveEndpoint } from '../../endpoints/codes/reserveEndpoint.js'
import { splitEndpoint } from '../../endpoints/codes/splitEndpoint.js'
import { tagsEndpoint } from '../../endpoints/codes/tagsEndpoint.js'
import { tryEndpoint } from '../../endpoints/codes/tryEndpoint.js'
import { productEndpoints } from '../../endpoints/gs1/productEndpoints.js'
import { historyEndpoints } from '../../endpoints/history/historyEndpoints.js'
import { testLinkEndpoints } from '../../endpoints/testLinkEndpoints.js'
import { checkDestinationLoop } from '../../hooks/codes/checkDestinationLoop.js'
import { checkQuota } from '../../hooks/codes/checkQuota.js'
import { claimNames, releaseNames } from '../../hooks/codes/claimNames.js'
import { createCounter, deleteCounter, linkCounter } from '../../hooks/codes/codeCounter.js'
import { filterByHealth } from '../../hooks/codes/filterByHealth.js'
import { filterBySearch } from '../../hooks/codes/filterBySearch.js'
import { keepPrintedCode } from '../../hooks/codes/keepPrintedCode.js'
import { noteBatch } from '../../hooks/codes/noteBatch.js'
import { notifyCodeChange, notifyCodeDelete } from '../../hooks/codes/notifyCodeChange.js'
import { prepareCode } from '../../hooks/codes/prepareCode.js'
import { keepPrintedProduct } from '../../hooks/codes/product.js'
import { rearmVisitors } from '../../hooks/codes/rearmVisitors.js'
import { releaseCode } from '../../hooks/codes/releaseCode.js'
import { sortByCampaign } from '../../hooks/codes/sortByCampaign.js'
import { keepDerivedOrder, sortByDerived } from '../../hooks/codes/sortByDerived.js'
import { addState, filterByState } from '../../hooks/codes/state.js'
import { keepUntouched } from '../../hooks/form/keepUntouched.js'
import { forgetHistory, noteHistory, readBefore } from '../../hooks/history/recordHistory.js'
import { keepPublished } from '../../hooks/keepPublished.js'
import { lockEdited } from '../../hooks/lockDocuments.js'
import { nameWrongFields } from '../../hooks/nameWrongFields.js'
import { lockCodeContact, refreshCodeContact } from '../../hooks/people/codeContactHooks.js'
import { refuseMalformed } from '../../hooks/refuseMalformed.js'
import { keepApart } from '../../hooks/tenants/keepApart.js'
import { nameTenant } from '../../hooks/tenants/nameTenant.js'
import { inLanguages } from '../../translations/inLanguages.js'
import { label } from '../../translations/label.js'
import { type CodesContext, fieldsOfCodes } from './fieldsOfCodes.js'

/** The codes: what is printed, where it leads, when, and how often. Trash on; counters beside it. */
export function createCodesCollection({ options, userSlug }: CodesContext): CollectionConfig {
  const access = options.access.codes ?? {}
  return {
    slug: options.slugs.codes,
    access: { ...access },
    admin: {
      components: {
        beforeListTable: [
          'payload-plugin-qr/client#CodeFilters',
          ...(options.quota.codes === null || options.disabled
            ? []
            : ['payload-plugin-qr/client#CodeQuota']),
        ],
      },
      defaultColumns: [
        'title',
        ...(options.disabled ? [] : ['symbol']),
        'code',
        'status',
        'campaign',
        'scans',
        'lastScanAt',
        ...(options.disabled ? [] : ['actions']),
      ],
      group: inLanguages('plugin-qr:group'),
      listSearchableFields: ['search'],
      useAsTitle: 'title',
    },
    custom: { 'payload-plugin-qr': 'codes' },
    defaultPopulate: {
      code: true,
      design: true,
      host: true,
      kind: true,
      printedURL: true,
      shortURL: true,
      status: true,
      title: true,
    },
    defaultSort: '-createdAt',
    disableDuplicate: false,
    endpoints: options.disabled
      ? []
      : [
          ...aliasesEndpoints(options),
          ...batchEndpoints(options),
          changeEndpoint(options),
          downloadEndpoint(options),
          codeFiguresEndpoint(options),
          codeImageEndpoint(options),
          codePrintEndpoint(options),
          codeStatsEndpoint(options),
          codeStatusEndpoint(options),
          destinationAddressEndpoint(options),
          ...domainEndpoints(options),
          forgetTestsEndpoint(options),
          ...historyEndpoints(options, options.slugs.codes),
          lookEndpoint(options),
          ...productEndpoints(options),
          quotaEndpoint(options),
          splitEndpoint(options),
          tagsEndpoint(options),
          reserveEndpoint(options),
          ...testLinkEndpoints(options),
          tryEndpoint(options),
        ],
    fields: fieldsOfCodes({ options, userSlug }),
    // what the derived state and the URLs are made of, also where a query selects less
    forceSelect: {
      code: true,
      content: true,
      expiresAt: true,
      host: true,
      ...(options.gs1 && { gs1: true }),
      kind: true,
      scanLimit: true,
      startsAt: true,
      stats: true,
      status: true,
    },
    hooks: {
      afterChange: [
        claimNames(options),
        linkCounter(options),
        noteHistory(options),
        rearmVisitors(options),
        releaseCode(options),
        notifyCodeChange(options),
        ...(options.crm.contacts === false ? [] : [refreshCodeContact(options)]),
      ],
      afterDelete: [
        deleteCounter(options),
        releaseNames(options),
        forgetHistory(options),
        notifyCodeDelete(options),
      ],
      afterError: [nameWrongFields],
      afterOperation: [keepDerivedOrder],
      afterRead: [addState(options)],
      beforeChange: [
        keepApart(options),
        keepPrintedCode(options),
        ...(options.gs1 ? [keepPrintedProduct(options)] : []),
        createCounter(options),
        checkDestinationLoop(options),
        ...(options.crm.contacts === false ? [] : [lockCodeContact()]),
        // last: whoever waits for a place holds up those behind
        checkQuota(options),
        readBefore,
      ],
      beforeOperation: [
        filterByState(options),
        filterByHealth(options),
        filterBySearch(options),
        sortByCampaign,
        sortByDerived(options),
        keepPublished(options),
        lockEdited(options),
        keepUntouched(['destination']),
      ],
      beforeValidate: [refuseMalformed, nameTenant(options), prepareCode(options), noteBatch],
    },
    labels: { plural: label('plugin-qr:codes'), singular: label('plugin-qr:codeSingular') },
    trash: true,
  }
}
