// ISO 3166-1, the 249 codes assigned now, and XK, which geo sources use for Kosovo. Written down,
// because Intl.DisplayNames also names withdrawn codes (DD, SU, YU) and regions that are no countries.
/** Countries a scan can come from, as ISO 3166-1 alpha-2. */
const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS ' +
  'BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE ' +
  'EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM ' +
  'HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC ' +
  'LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO ' +
  'TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')

/**
 * A country by its ISO code in the reader's language; the code itself where it has no name, or where
 * no language is given.
 */
export function countryName(country: unknown, language: null | string): null | string {
  if (typeof country !== 'string' || country === '') return null
  if (language === null) return country
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country
  } catch {
    return country
  }
}

/** `Hamburg, Germany`, as far as it is known; `null` where nothing is. */
export function placeOf(
  { city, country }: { city?: unknown; country?: unknown },
  language: null | string,
): null | string {
  const parts = [typeof city === 'string' ? city : null, countryName(country, language)]
  return parts.filter(Boolean).join(', ') || null
}

/** The code a withdrawn one goes by now (`DD`: `DE`), as CLDR has it; any other as it is. */
export function presentCountry(country: string): string {
  if (countryCodes.includes(country)) return country
  try {
    const { region } = new Intl.Locale(`und-${country}`)
    return region && countryCodes.includes(region) ? region : country
  } catch {
    return country
  }
}

/** All countries with their names, sorted as the reader's language does. */
export function countries(language: string): { label: string; value: string }[] {
  return countryCodes
    .map((value) => ({ label: countryName(value, language) ?? value, value }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
