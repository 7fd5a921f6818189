import type { Described, Operation, Operations } from '../operation.js'

import { document, object, parameter, text, whole } from '../operation.js'

type ForEverybody = Omit<Described, 'id' | 'summary'> & { who: 'everybody' }

const scan: ForEverybody = {
  answer: { types: ['text/html'] },
  errors: {
    404: 'There is no such code: a page',
    410: 'Paused, over, or all places taken: a page',
    429: 'Too many codes that do not exist, where the host blocks',
  },
  status: 302,
  tag: 'Scanning',
  who: 'everybody',
}

const digitalLink: ForEverybody = {
  answer: { types: ['text/html'] },
  errors: {
    300: 'Several links suit the request alike: a linkset of them',
    400: 'No GS1 Digital Link, and why',
    404: 'Nothing is known of the product, or it has no link of that type',
    410: 'Paused, over, or all places taken: a page',
  },
  parameters: {
    context: parameter(text, 'What tells links of one type apart'),
    lang: parameter(text, 'Language of the link, before Accept-Language'),
    linkType: parameter(
      text,
      'gs1:pip, gs1:instructions, …; linkset: all, as application/linkset+json',
    ),
    mediaType: parameter(text, 'Of what is linked to, before Accept'),
  },
  status: 302,
  tag: 'Scanning',
  who: 'everybody',
}

const edge = (
  id: string,
  summary: string,
  body: Operation['body'],
  answer: Operation['answer'],
): Operation => ({
  answer,
  ...(body && { body }),
  errors: { 401: 'Not signed as it must be', 413: 'Too large', 503: 'Send again' },
  id,
  summary,
  tag: 'System',
  who: 'signature',
})

/** Scans, and what machines ask. */
export const SYSTEM: Operations = {
  'get /gs1/:path*': {
    ...digitalLink,
    id: 'digitalLink',
    summary: 'A GS1 Digital Link: on to what is known of a product, or all of that as a linkset',
  },
  'get /q/:code': {
    ...scan,
    id: 'scan',
    summary: 'A scan: on to where the code leads',
  },
  'head /gs1/:path*': {
    ...digitalLink,
    id: 'digitalLinkHead',
    summary: 'The same without its body; takes no place',
  },
  'head /q/:code': { ...scan, id: 'scanHead', summary: 'The same without a page; takes no place' },
  'get /qr/health': {
    answer: { name: 'health' },
    errors: { 503: 'Codes were never loaded' },
    id: 'health',
    summary: 'Whether scans can be answered, and what is degraded',
    tag: 'System',
    who: 'everybody',
  },
  'get /qr/metrics': {
    answer: { types: ['text/plain'] },
    errors: { 401: 'No token, or another', 404: 'QR_METRICS_TOKEN is not set' },
    id: 'metrics',
    summary: 'Numbers of this process as Prometheus text',
    tag: 'System',
    who: 'token',
  },
  'get /qr/openapi.json': {
    answer: { schema: document },
    id: 'openAPI',
    scope: 'any',
    summary: 'This document',
    tag: 'System',
  },
  'post /qr/edge/ask': edge(
    'edgeAsk',
    'A scan at the edge that only the origin can answer',
    { required: true, schema: document },
    { schema: document },
  ),
  'post /qr/edge/scans': edge(
    'edgeScans',
    'Scans made at the edge; each is stored once',
    { required: true, schema: document },
    { schema: object({ taken: whole(0) }) },
  ),
  'post /qr/webhooks/:provider': {
    answer: { schema: document },
    body: { required: true, schema: document },
    errors: { 401: 'Not signed as it must be', 413: 'Too large', 503: 'Send again' },
    id: 'ticketingWebhook',
    summary: 'Ticket sales and conversions',
    tag: 'System',
    who: 'signature',
  },
}
