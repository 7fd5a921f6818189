/** Where GS1 defines its link types. */
export const GS1_VOCABULARY = 'https://ref.gs1.org/voc/'
const OTHER_NAMES = ['https://gs1.org/voc/', 'https://www.gs1.org/voc/', 'gs1:']

/** Where a product leads that is asked for nothing else. */
export const DEFAULT_LINK = `${GS1_VOCABULARY}defaultLink`
/** The same for whoever asks in a certain language, say. */
export const DEFAULT_LINK_MULTI = `${GS1_VOCABULARY}defaultLinkMulti`

/** Product information page, to which the destination of a code leads where no link says otherwise. */
export const PIP = `${GS1_VOCABULARY}pip`

/**
 * Link types of the GS1 Web Vocabulary (https://ref.gs1.org/voc/, Apache-2.0), without `defaultLink`, which is a
 * code's destination, and `handledBy`, which resolvers tell each other.
 */
export const LINK_TYPES = [
  'activityIdeas',
  'allergenInfo',
  'appDownload',
  'backgroundInfo',
  'brandHomepageClinical',
  'brandHomepagePatient',
  'careersInfo',
  'certificationInfo',
  'consumerHandlingStorageInfo',
  'defaultLinkMulti',
  'dpp',
  'epcis',
  'epil',
  'eventsInfo',
  'faqs',
  'hasRetailers',
  'homepage',
  'ingredientsInfo',
  'instructions',
  'jws',
  'leaveReview',
  'locationInfo',
  'logisticsInfo',
  'masterData',
  'menuInfo',
  'nutritionalInfo',
  'openingHoursInfo',
  'paymentLink',
  'pip',
  'productSustainabilityInfo',
  'promotion',
  'purchaseSuppliesOrAccessories',
  'quickStartGuide',
  'recallStatus',
  'recipeInfo',
  'registerProduct',
  'registryEntry',
  'relatedVideo',
  'review',
  'safetyInfo',
  'scheduleTime',
  'serviceInfo',
  'smartLabel',
  'smpc',
  'socialMedia',
  'statisticInfo',
  'support',
  'sustainabilityInfo',
  'traceability',
  'tutorial',
  'userAgreement',
  'verificationService',
  'whatsInTheBox',
] as const

const KNOWN: ReadonlySet<string> = new Set(LINK_TYPES)

/** A link type as an address, whichever of its names somebody uses; `null`: it is none. */
export function linkTypeURI(written: string): null | string {
  const text = written.trim()
  const other = OTHER_NAMES.find((name) => text.toLowerCase().startsWith(name))
  if (other) {
    const name = text.slice(other.length)
    return /^[A-Za-z][\w-]*$/.test(name) ? GS1_VOCABULARY + name : null
  }
  return /^https?:\/\//.test(text) && URL.canParse(text) ? text : null
}

/** As people read it: `gs1:pip`, and others as they are. */
export const linkTypeName = (uri: string): string =>
  uri.startsWith(GS1_VOCABULARY) ? `gs1:${uri.slice(GS1_VOCABULARY.length)}` : uri

/** Whether a link of this type can be added to a code; a new one of GS1's by its whole address. */
export const isLinkType = (written: string): boolean => {
  const uri = linkTypeURI(written)
  if (uri === null || uri === DEFAULT_LINK || uri === `${GS1_VOCABULARY}handledBy`) return false
  return !/^gs1:/i.test(written.trim()) || KNOWN.has(uri.slice(GS1_VOCABULARY.length))
}
