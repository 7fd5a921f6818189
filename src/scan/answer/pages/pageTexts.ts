import type { AwayOutcome } from '../../../vocabulary/outcomes.js'

import { preferredLanguages } from '../../request/preferredLanguages.js'

export type PageOutcome = AwayOutcome
export type PageLanguage = 'de' | 'en' | 'es' | 'fr' | 'ru'

type Text = { body: string; title: string }
type Texts = {
  code: string
  /** `{site}` is the host's name. */
  home: string
  homeUnnamed: string
  /**
   * Of a code that begins at a known time. `{when}`: the time, or (`another` day) date and time; `{relative}`:
   * such as "in 3 hours".
   */
  waiting: Record<'another' | 'itself' | 'later' | 'today', string>
} & Record<PageOutcome, Text>

/** What people read instead of being sent on. Plain text; the layout escapes it. */
export const PAGE_TEXTS: Record<PageLanguage, Texts> = {
  de: {
    'already-used': {
      body: 'Mit diesem QR-Code kommt jede Person nur so oft weiter, wie vorgesehen.',
      title: 'Sie haben diesen Code schon benutzt',
    },
    code: 'Code',
    expired: {
      body: 'Dieser QR-Code galt nur bis zu einem bestimmten Tag.',
      title: 'Dieser QR-Code ist abgelaufen',
    },
    home: 'Weiter zu {site}',
    homeUnnamed: 'Zur Website',
    'missing-destination': {
      body: 'Die Seite zu diesem QR-Code ist gerade nicht verfügbar. Bitte versuchen Sie es später noch einmal.',
      title: 'Diese Seite ist gerade nicht da',
    },
    'not-started': {
      body: 'Dieser QR-Code ist noch nicht freigeschaltet. Bitte versuchen Sie es später noch einmal.',
      title: 'Hier geht es bald los',
    },
    paused: {
      body: 'Dieser QR-Code macht gerade Pause. Bitte versuchen Sie es später noch einmal.',
      title: 'Dieser QR-Code macht Pause',
    },
    trashed: {
      body: 'Dieser QR-Code wird nicht mehr verwendet.',
      title: 'Diesen QR-Code gibt es nicht mehr',
    },
    unknown: {
      body: 'Wir kennen diesen Code nicht. Bitte prüfen Sie die Adresse oder scannen Sie den QR-Code noch einmal.',
      title: 'QR-Code nicht gefunden',
    },
    'used-up': {
      body: 'Dieser QR-Code galt für eine begrenzte Zahl von Personen, und alle Plätze sind vergeben.',
      title: 'Leider schon vergeben',
    },
    waiting: {
      another: 'Öffnet am {when}',
      itself: 'Das ist {relative}. Diese Seite geht dann von selbst weiter.',
      later: 'Das ist {relative}. Bitte scannen Sie den QR-Code dann noch einmal.',
      today: 'Öffnet um {when}',
    },
  },
  en: {
    'already-used': {
      body: 'This QR code sends each person on a limited number of times.',
      title: 'You have already used this code',
    },
    code: 'Code',
    expired: {
      body: 'This QR code was valid until a certain day, and that day has passed.',
      title: 'This QR code has expired',
    },
    home: 'Continue to {site}',
    homeUnnamed: 'Go to the website',
    'missing-destination': {
      body: 'The page behind this QR code is not available right now. Please try again later.',
      title: 'This page is away right now',
    },
    'not-started': {
      body: 'This QR code is not open yet. Please try again later.',
      title: 'Starting soon',
    },
    paused: {
      body: 'This QR code is taking a break. Please try again later.',
      title: 'This QR code is paused',
    },
    trashed: { body: 'This QR code is no longer in use.', title: 'This QR code is gone' },
    unknown: {
      body: 'We do not know this code. Please check the address, or scan the QR code again.',
      title: 'QR code not found',
    },
    'used-up': {
      body: 'This QR code was for a limited number of people, and every place has been taken.',
      title: 'All places are taken',
    },
    waiting: {
      another: 'Opens on {when}',
      itself: 'That is {relative}. This page goes on by itself then.',
      later: 'That is {relative}. Please scan the QR code again then.',
      today: 'Opens at {when}',
    },
  },
  es: {
    'already-used': {
      body: 'Con este código QR, cada persona puede continuar un número limitado de veces.',
      title: 'Ya ha utilizado este código',
    },
    code: 'Código',
    expired: {
      body: 'Este código QR era válido hasta una fecha que ya ha pasado.',
      title: 'Este código QR ha caducado',
    },
    home: 'Ir a {site}',
    homeUnnamed: 'Ir al sitio web',
    'missing-destination': {
      body: 'La página de este código QR no está disponible en este momento. Inténtelo de nuevo más tarde.',
      title: 'Página no disponible por ahora',
    },
    'not-started': {
      body: 'Este código QR todavía no está activo. Inténtelo de nuevo más tarde.',
      title: 'Muy pronto',
    },
    paused: {
      body: 'Este código QR está en pausa. Inténtelo de nuevo más tarde.',
      title: 'Código QR en pausa',
    },
    trashed: { body: 'Este código QR ya no se utiliza.', title: 'Este código QR ya no existe' },
    unknown: {
      body: 'No conocemos este código. Compruebe la dirección o vuelva a escanear el código QR.',
      title: 'Código QR no encontrado',
    },
    'used-up': {
      body: 'Este código QR era para un número limitado de personas y ya no quedan plazas.',
      title: 'No quedan plazas',
    },
    waiting: {
      another: 'Abre el {when}',
      itself: 'Es {relative}. Esta página continuará entonces por sí sola.',
      later: 'Es {relative}. Vuelva a escanear entonces el código QR.',
      today: 'Abre a las {when}',
    },
  },
  fr: {
    'already-used': {
      body: 'Ce QR code ne laisse passer chaque personne qu’un nombre limité de fois.',
      title: 'Vous avez déjà utilisé ce code',
    },
    code: 'Code',
    expired: {
      body: 'Ce QR code était valable jusqu’à une date désormais passée.',
      title: 'Ce QR code a expiré',
    },
    home: 'Continuer vers {site}',
    homeUnnamed: 'Aller au site',
    'missing-destination': {
      body: 'La page de ce QR code n’est pas disponible pour le moment. Veuillez réessayer plus tard.',
      title: 'Page momentanément indisponible',
    },
    'not-started': {
      body: 'Ce QR code n’est pas encore actif. Veuillez réessayer plus tard.',
      title: 'C’est pour bientôt',
    },
    paused: {
      body: 'Ce QR code est en pause. Veuillez réessayer plus tard.',
      title: 'QR code en pause',
    },
    trashed: { body: 'Ce QR code n’est plus utilisé.', title: 'Ce QR code n’existe plus' },
    unknown: {
      body: 'Nous ne connaissons pas ce code. Vérifiez l’adresse ou scannez à nouveau le QR code.',
      title: 'QR code introuvable',
    },
    'used-up': {
      body: 'Ce QR code était réservé à un nombre limité de personnes, et toutes les places sont prises.',
      title: 'Toutes les places sont prises',
    },
    waiting: {
      another: 'Ouverture le {when}',
      itself: 'C’est {relative}. Cette page s’ouvrira alors d’elle-même.',
      later: 'C’est {relative}. Veuillez alors scanner à nouveau le QR code.',
      today: 'Ouverture à {when}',
    },
  },
  ru: {
    'already-used': {
      body: 'По этому QR-коду каждый может перейти лишь ограниченное число раз.',
      title: 'Вы уже использовали этот код',
    },
    code: 'Код',
    expired: {
      body: 'Срок действия этого QR-кода закончился.',
      title: 'QR-код больше не действует',
    },
    home: 'Перейти на {site}',
    homeUnnamed: 'Перейти на сайт',
    'missing-destination': {
      body: 'Страница этого QR-кода сейчас недоступна. Пожалуйста, попробуйте позже.',
      title: 'Страница временно недоступна',
    },
    'not-started': {
      body: 'Этот QR-код ещё не действует. Пожалуйста, попробуйте позже.',
      title: 'Скоро начнём',
    },
    paused: {
      body: 'Этот QR-код приостановлен. Пожалуйста, попробуйте позже.',
      title: 'QR-код приостановлен',
    },
    trashed: { body: 'Этот QR-код больше не используется.', title: 'Этого QR-кода больше нет' },
    unknown: {
      body: 'Мы не знаем такого кода. Проверьте адрес или отсканируйте QR-код ещё раз.',
      title: 'QR-код не найден',
    },
    'used-up': {
      body: 'Этот QR-код был рассчитан на ограниченное число людей, и все места уже заняты.',
      title: 'Все места заняты',
    },
    waiting: {
      another: 'Откроется {when}',
      itself: 'Это {relative}. Тогда эта страница откроется сама.',
      later: 'Это {relative}. Тогда отсканируйте QR-код ещё раз.',
      today: 'Откроется в {when}',
    },
  },
}

/** The first language the browser asks for that the pages speak; English when there is none. */
export function pageLanguage(acceptLanguage: null | string): PageLanguage {
  for (const tag of preferredLanguages(acceptLanguage)) {
    const primary = tag.split('-', 1)[0] ?? ''
    if (Object.hasOwn(PAGE_TEXTS, primary)) return primary as PageLanguage
  }
  return 'en'
}
