export type City = {
  city: string
  country: string
  latitude: number
  longitude: number
  postalCodes: readonly string[]
  /** ISO 3166-2 without the country. */
  regionCode: string
  regionName: string
  timezone: string
}

type Row = readonly [
  city: string,
  regionCode: string,
  regionName: string,
  latitude: number,
  longitude: number,
  postalCodes: string,
]

const inCountry = (country: string, timezone: string, rows: readonly Row[]): City[] =>
  rows.map(([city, regionCode, regionName, latitude, longitude, postalCodes]) => ({
    city,
    country,
    latitude,
    longitude,
    postalCodes: postalCodes.split('|'),
    regionCode,
    regionName,
    timezone,
  }))

/** Centres of cities with some of their true postal codes. */
export const cities: readonly City[] = [
  ...inCountry('DE', 'Europe/Berlin', [
    ['Hamburg', 'HH', 'Hamburg', 53.5511, 9.9937, '20095|20359|22767|22525|20457'],
    ['Berlin', 'BE', 'Berlin', 52.52, 13.405, '10115|10178|10969|12043|13353'],
    ['Munich', 'BY', 'Bavaria', 48.1351, 11.582, '80331|80538|80799|81667'],
    ['Cologne', 'NW', 'North Rhine-Westphalia', 50.9375, 6.9603, '50667|50674|50933'],
    ['Frankfurt am Main', 'HE', 'Hesse', 50.1109, 8.6821, '60311|60329|60594'],
    ['Stuttgart', 'BW', 'Baden-Württemberg', 48.7758, 9.1829, '70173|70372'],
    ['Bremen', 'HB', 'Bremen', 53.0793, 8.8017, '28195|28203'],
    ['Hanover', 'NI', 'Lower Saxony', 52.3759, 9.732, '30159|30449'],
    ['Lübeck', 'SH', 'Schleswig-Holstein', 53.8655, 10.6866, '23552|23560'],
    ['Leipzig', 'SN', 'Saxony', 51.3397, 12.3731, '04109|04229'],
  ]),
  ...inCountry('GB', 'Europe/London', [
    ['London', 'ENG', 'England', 51.5074, -0.1278, 'EC1A|SE1|N7|SW6|E20'],
    ['Manchester', 'ENG', 'England', 53.4808, -2.2426, 'M1|M16|M11'],
    ['Liverpool', 'ENG', 'England', 53.4084, -2.9916, 'L1|L4'],
    ['Birmingham', 'ENG', 'England', 52.4862, -1.8904, 'B1|B6'],
    ['Leeds', 'ENG', 'England', 53.8008, -1.5491, 'LS1|LS11'],
    ['Glasgow', 'SCT', 'Scotland', 55.8642, -4.2518, 'G1|G42'],
    ['Cardiff', 'WLS', 'Wales', 51.4816, -3.1791, 'CF10|CF11'],
  ]),
  ...inCountry('FR', 'Europe/Paris', [
    ['Paris', 'IDF', 'Île-de-France', 48.8566, 2.3522, '75001|75011|75016|75018'],
    ['Lyon', 'ARA', 'Auvergne-Rhône-Alpes', 45.764, 4.8357, '69001|69007'],
    ['Marseille', 'PAC', "Provence-Alpes-Côte d'Azur", 43.2965, 5.3698, '13001|13008'],
    ['Lille', 'HDF', 'Hauts-de-France', 50.6292, 3.0573, '59000|59800'],
    ['Toulouse', 'OCC', 'Occitanie', 43.6047, 1.4442, '31000|31300'],
  ]),
  ...inCountry('US', 'America/New_York', [
    ['New York', 'NY', 'New York', 40.7128, -74.006, '10001|10011|10016|10036'],
    ['Brooklyn', 'NY', 'New York', 40.6782, -73.9442, '11201|11215'],
    ['Boston', 'MA', 'Massachusetts', 42.3601, -71.0589, '02108|02215'],
    ['Miami', 'FL', 'Florida', 25.7617, -80.1918, '33130|33139'],
    ['Atlanta', 'GA', 'Georgia', 33.749, -84.388, '30303|30309'],
  ]),
  ...inCountry('US', 'America/Chicago', [
    ['Chicago', 'IL', 'Illinois', 41.8781, -87.6298, '60601|60614|60654'],
    ['Austin', 'TX', 'Texas', 30.2672, -97.7431, '78701|78704'],
  ]),
  ...inCountry('US', 'America/Denver', [
    ['Denver', 'CO', 'Colorado', 39.7392, -104.9903, '80202|80205'],
  ]),
  ...inCountry('US', 'America/Los_Angeles', [
    ['Los Angeles', 'CA', 'California', 34.0522, -118.2437, '90012|90028'],
    ['Seattle', 'WA', 'Washington', 47.6062, -122.3321, '98101|98109'],
  ]),
  ...inCountry('NL', 'Europe/Amsterdam', [
    ['Amsterdam', 'NH', 'North Holland', 52.3676, 4.9041, '1012|1017|1101'],
    ['Rotterdam', 'ZH', 'South Holland', 51.9244, 4.4777, '3011|3071'],
  ]),
  ...inCountry('ES', 'Europe/Madrid', [
    ['Madrid', 'MD', 'Community of Madrid', 40.4168, -3.7038, '28013|28036'],
    ['Barcelona', 'CT', 'Catalonia', 41.3874, 2.1686, '08002|08028'],
  ]),
  ...inCountry('AT', 'Europe/Vienna', [['Vienna', '9', 'Vienna', 48.2082, 16.3738, '1010|1140']]),
  ...inCountry('CH', 'Europe/Zurich', [['Zürich', 'ZH', 'Zurich', 47.3769, 8.5417, '8001|8005']]),
  ...inCountry('DK', 'Europe/Copenhagen', [
    ['Copenhagen', '84', 'Capital Region', 55.6761, 12.5683, '1050|2100'],
  ]),
  ...inCountry('IE', 'Europe/Dublin', [['Dublin', 'L', 'Leinster', 53.3498, -6.2603, 'D02|D04']]),
  ...inCountry('IT', 'Europe/Rome', [['Milan', '25', 'Lombardy', 45.4642, 9.19, '20121|20151']]),
  ...inCountry('PL', 'Europe/Warsaw', [['Warsaw', '14', 'Mazovia', 52.2297, 21.0122, '00-001']]),
  ...inCountry('SE', 'Europe/Stockholm', [
    ['Stockholm', 'AB', 'Stockholm County', 59.3293, 18.0686, '111 20'],
  ]),
  ...inCountry('CA', 'America/Toronto', [
    ['Toronto', 'ON', 'Ontario', 43.6532, -79.3832, 'M5H|M6K'],
  ]),
  ...inCountry('BR', 'America/Sao_Paulo', [
    ['São Paulo', 'SP', 'São Paulo', -23.5505, -46.6333, '01001|05433'],
  ]),
  ...inCountry('JP', 'Asia/Tokyo', [['Tokyo', '13', 'Tokyo', 35.6762, 139.6503, '100-0001']]),
  ...inCountry('AU', 'Australia/Sydney', [
    ['Sydney', 'NSW', 'New South Wales', -33.8688, 151.2093, '2000|2010'],
  ]),
]

/** How often a visitor from elsewhere comes from a country. */
export const countryWeights: Record<string, number> = {
  AT: 5,
  AU: 1,
  BR: 1,
  CA: 2,
  CH: 5,
  DE: 42,
  DK: 5,
  ES: 4,
  FR: 9,
  GB: 14,
  IE: 2,
  IT: 3,
  JP: 1,
  NL: 6,
  PL: 3,
  SE: 3,
  US: 12,
}

export const languages: Record<string, string> = {
  AT: 'de-AT',
  AU: 'en-AU',
  BR: 'pt-BR',
  CA: 'en-CA',
  CH: 'de-CH',
  DE: 'de-DE',
  DK: 'da-DK',
  ES: 'es-ES',
  FR: 'fr-FR',
  GB: 'en-GB',
  IE: 'en-IE',
  IT: 'it-IT',
  JP: 'ja-JP',
  NL: 'nl-NL',
  PL: 'pl-PL',
  SE: 'sv-SE',
  US: 'en-US',
}

/** Networks by country, the larger ones first; `XX` where a country is not listed. */
export const networks: Record<string, readonly string[]> = {
  DE: [
    'Deutsche Telekom AG',
    'Vodafone GmbH',
    'Telefonica Germany GmbH & Co.OHG',
    '1&1 Versatel GmbH',
  ],
  FR: [
    'Orange S.A.',
    'Free SAS',
    'Societe Francaise Du Radiotelephone - SFR SA',
    'Bouygues Telecom SA',
  ],
  GB: ['EE Limited', 'British Telecommunications PLC', 'Vodafone Limited', 'Virgin Media Limited'],
  US: [
    'T-Mobile USA, Inc.',
    'AT&T Enterprises, LLC',
    'Verizon Business',
    'Comcast Cable Communications, LLC',
  ],
  XX: ['Vodafone Group Services', 'Liberty Global B.V.', 'Telefonica S.A.'],
}
