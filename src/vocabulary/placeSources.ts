/** What a source of places asks to be named by, with a link. */
export type Credit = { title: string; url: string }

/** A source of places or networks behind the numbers. */
export type PlaceSource = {
  credits: Credit[]
  /** Day of the data, ISO; the newest that scans were located with. `null`: not known. */
  date: null | string
  kind: 'network' | 'place'
  /** As scans have it in `geoSource`. */
  name: string
}

/** What has to stand beside places: whose data, how old, how far off. */
export type PlaceSources = {
  /** Kilometres a city is off in one of two cases and in one of ten, or more; `null`: not known. */
  cities: { half: number; tenth: number } | null
  /** Sources in use whose data is older than `geo.maxAge`, with their age in days. */
  old: { days: number; name: string; title: string }[]
  sources: PlaceSource[]
}

/** A source that is loaded. `builtAt`: ISO date. `product`: what its file calls itself. */
export type LoadedSource = {
  builtAt: null | string
  kind: string
  name: string
  product?: null | string
}
