/** Numbers that stand for a scan's texts. 0 is `null`. */
export type Numbers = {
  client: number
  codeTerm: number
  language: number
  place: number
  referrer: number
  link: number
}
