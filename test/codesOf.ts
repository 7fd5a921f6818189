import type { TestPayload } from './startPayload.js'

const collection = 'qr-codes' as never

/** Makes and changes codes of a site, each of which leads to the host of its own name. */
export function codesOf<Doc extends { id: number | string }>(site: () => TestPayload) {
  return {
    create: async (code: string, more: object = {}): Promise<Doc> =>
      (await site().payload.create({
        collection,
        data: {
          code,
          destination: { type: 'url', url: `https://${code.toLowerCase()}.example/` },
          title: code,
          ...more,
        } as never,
      })) as unknown as Doc,
    update: async (id: Doc['id'], data: object, draft = false): Promise<Doc> =>
      (await site().payload.update({
        id,
        collection,
        data: data as never,
        draft,
      })) as unknown as Doc,
  }
}
