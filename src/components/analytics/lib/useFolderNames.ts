'use client'

import { useMemo } from 'react'

import { folderNamesParams } from './folderNamesParams.js'
import { useAnswer } from './useAnswer.js'
import { useView } from './ViewContext.js'

type Docs = { docs: { id: number | string; name?: string }[] }

/** Names of the folders in the address, which has their ids; one nobody may read keeps its id. */
export function useFolderNames(): (id: string) => string {
  const { api, folders, state } = useView()
  const ids = state.folder
  const url = useMemo(
    () => (folders && ids.length ? api(`/${folders.slug}?${folderNamesParams(ids)}`) : null),
    [api, folders, ids],
  )
  const { data } = useAnswer<Docs>(url)
  return (id) => data?.docs.find((doc) => String(doc.id) === id)?.name || id
}
