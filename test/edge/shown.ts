const NAMES = ['allow', 'cache-control', 'content-language', 'content-security-policy', 'content-type', 'location', 'referrer-policy', 'retry-after', 'x-content-type-options', 'x-robots-tag'] // prettier-ignore

/** What a phone gets of an answer, for comparing two mounts byte for byte. */
export const shown = async (response: Response) => ({
  body: await response.text(),
  headers: NAMES.map((name) => [name, response.headers.get(name)]),
  status: response.status,
})
