import type { PayloadRequest } from 'payload'

type Saved = { overrideAccess?: boolean; req: PayloadRequest }

/** A document as who saves sees it; `null`: it is not there, or not for them. */
export const documentFor = <Doc>(
  { overrideAccess = false, req }: Saved,
  collection: string,
  id: number | string,
): Promise<Doc | null> =>
  req.payload.findByID({
    id,
    collection,
    depth: 0,
    disableErrors: true,
    overrideAccess,
    req,
  }) as unknown as Promise<Doc | null>
