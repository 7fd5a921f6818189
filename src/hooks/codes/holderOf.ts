import type { PayloadRequest } from 'payload'

/** For whom a text is kept; `null` for who is nobody in particular, who may hold none. */
export const holderOf = ({ user }: PayloadRequest): null | string =>
  user ? `${user.collection}:${user.id}` : null
