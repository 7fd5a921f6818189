import type { PrintTemplate, TemplateLabel } from './types.js'

import { SymbolError } from '../SymbolError.js'
import { LABEL_STOCKS } from './labelStocks.js'
import { posterTemplate, tentTemplate } from './pageTemplates.js'
import { cutTemplate, stockTemplate } from './sheetTemplates.js'

const poster = (size: string): TemplateLabel => ({
  de: `Plakat ${size}`,
  en: `Poster ${size}`,
  es: `Cartel ${size}`,
  fr: `Affiche ${size}`,
  ru: `Плакат ${size}`,
})

/** `63.5 × 38.1 mm` as all but English write it. */
const comma = (size: string): string => size.replaceAll('.', ',')

/** The same with its unit in Russian. */
const russian = (size: string): string => comma(size).replace(/mm$/, 'мм').replace(/in$/, 'дюйма')

const labels = (stock: string, size: string, count: number): TemplateLabel => ({
  de: `Etiketten ${stock} (${comma(size)}, ${count} je Bogen)`,
  en: `Labels ${stock} (${size}, ${count} a sheet)`,
  es: `Etiquetas ${stock} (${comma(size)}, ${count} por hoja)`,
  fr: `Étiquettes ${stock} (${comma(size)}, ${count} par feuille)`,
  ru: `Этикетки ${stock} (${russian(size)}, ${count} на листе)`,
})

const cards = (stock: string, size: string, count: number): TemplateLabel => ({
  de: `Visitenkarten ${stock} (${comma(size)}, ${count} je Bogen)`,
  en: `Business cards ${stock} (${size}, ${count} a sheet)`,
  es: `Tarjetas de visita ${stock} (${comma(size)}, ${count} por hoja)`,
  fr: `Cartes de visite ${stock} (${comma(size)}, ${count} par feuille)`,
  ru: `Визитки ${stock} (${russian(size)}, ${count} на листе)`,
})

/** What comes with the plugin, in the order of the admin. */
export const TEMPLATES: Readonly<Record<string, PrintTemplate>> = {
  'poster-a4': posterTemplate('A4', poster('A4')),
  'poster-a3': posterTemplate('A3', poster('A3')),
  'poster-letter': posterTemplate('Letter', poster('Letter')),
  'tent-a4': tentTemplate('A4', {
    de: 'Tischaufsteller A4, gefaltet',
    en: 'Table tent A4, folded',
    es: 'Display de mesa A4, plegado',
    fr: 'Chevalet A4, plié',
    ru: 'Тейбл-тент A4, складной',
  }),
  'topper-a6': posterTemplate('A6', {
    de: 'Tischkarte A6',
    en: 'Table topper A6',
    es: 'Tarjeta de mesa A6',
    fr: 'Carte de table A6',
    ru: 'Карточка на стол A6',
  }),
  'tickets-a4': cutTemplate(
    'A4',
    { columns: 1, height: 54, rows: 5, width: 180 },
    {
      de: 'Tickets A4 (180 × 54 mm, 5 je Bogen)',
      en: 'Ticket strips A4 (180 × 54 mm, 5 a sheet)',
      es: 'Entradas A4 (180 × 54 mm, 5 por hoja)',
      fr: 'Billets A4 (180 × 54 mm, 5 par feuille)',
      ru: 'Билеты A4 (180 × 54 мм, 5 на листе)',
    },
  ),
  'codes-a4': cutTemplate(
    'A4',
    { columns: 3, height: 66, rows: 4, width: 60 },
    {
      de: 'Codes A4 (60 × 66 mm, 12 je Bogen)',
      en: 'Codes A4 (60 × 66 mm, 12 a sheet)',
      es: 'Códigos A4 (60 × 66 mm, 12 por hoja)',
      fr: 'Codes A4 (60 × 66 mm, 12 par feuille)',
      ru: 'Коды A4 (60 × 66 мм, 12 на листе)',
    },
  ),
  'cards-a4': cutTemplate(
    'A4',
    { columns: 2, height: 55, rows: 5, width: 85 },
    cards('A4', '85 × 55 mm', 10),
  ),
  'avery-5371': stockTemplate(
    LABEL_STOCKS['avery-5371'],
    cards('Avery 5371, 8371', '3.5 × 2 in', 10),
  ),
  'avery-5160': stockTemplate(
    LABEL_STOCKS['avery-5160'],
    labels('Avery 5160, 8160', '2.625 × 1 in', 30),
  ),
  'avery-5163': stockTemplate(
    LABEL_STOCKS['avery-5163'],
    labels('Avery 5163, 8163', '4 × 2 in', 10),
  ),
  'avery-5164': stockTemplate(
    LABEL_STOCKS['avery-5164'],
    labels('Avery 5164, 8164', '4 × 3.33 in', 6),
  ),
  'avery-22806': stockTemplate(
    LABEL_STOCKS['avery-22806'],
    labels('Avery 22806, 22816', '2 × 2 in', 12),
  ),
  'avery-l7160': stockTemplate(
    LABEL_STOCKS['avery-l7160'],
    labels('Avery L7160', '63.5 × 38.1 mm', 21),
  ),
  'avery-l7163': stockTemplate(
    LABEL_STOCKS['avery-l7163'],
    labels('Avery L7163', '99.1 × 38.1 mm', 14),
  ),
  'avery-l7165': stockTemplate(
    LABEL_STOCKS['avery-l7165'],
    labels('Avery L7165', '99.1 × 67.7 mm', 8),
  ),
}

/** A template by name, the host's own first. Throws a `SymbolError` that lists the names. */
export function templateOf(
  name: string,
  own: Readonly<Record<string, PrintTemplate>> = {},
): PrintTemplate {
  const all = { ...TEMPLATES, ...own }
  if (Object.hasOwn(all, name)) return all[name]!
  throw SymbolError.got('template', name, Object.keys(all).join(', '))
}
