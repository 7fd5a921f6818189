import { cleanFacts } from '../cleanFacts.js'
import type { DecodeCDN } from './decodeCDN.js'
import { headerText } from './headerText.js'

/**
 * CloudFront, with an origin request policy that adds the viewer's location. Percent-encoded.
 * Source: docs.aws.amazon.com/AmazonCloudFront (Add CloudFront request headers)
 */
export const cloudfront: DecodeCDN = (headers) => {
  const text = (name: string) => headerText(headers, `cloudfront-viewer-${name}`, { percent: true })
  return cleanFacts({
    city: text('city'),
    country: text('country'),
    latitude: text('latitude'),
    longitude: text('longitude'),
    postalCode: text('postal-code'),
    regionCode: text('country-region'),
    regionName: text('country-region-name'),
    timezone: text('time-zone'),
  })
}
