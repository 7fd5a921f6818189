import type { Texts } from './en.js'

import { adminRU } from './admin/ru.js'
import { alertsRU } from './alerts/ru.js'
import { analyticsRU } from './analytics/ru.js'
import { betweenRU } from './between/ru.js'
import { blockRu } from './block/ru.js'
import { bulkRU } from './bulk/ru.js'
import { cardRU } from './card/ru.js'
import { checkInRU } from './checkIn/ru.js'
import { contentRU } from './content/ru.js'
import { crmRu } from './crm/ru.js'
import { domainsRU } from './domains/ru.js'
import { gs1RU } from './gs1/ru.js'
import { keysRU } from './keys/ru.js'
import { limitsRU } from './limits/ru.js'
import { namesRU } from './names/ru.js'
import { reportsRU } from './reports/ru.js'
import { rulesRU } from './rules/ru.js'
import { symbolRU } from './symbol/ru.js'
import { teamRU } from './team/ru.js'
import { tenantsRU } from './tenants/ru.js'

/**
 * Russian. A key that is missing does not compile. A noun after a count would need one of three
 * forms, and Payload's plurals choose wrongly for 5, 21 or 22: the count stands last ("Сканов: 21").
 */
export const ru: Texts = {
  'plugin-qr': {
    ...adminRU,
    ...alertsRU,
    ...analyticsRU,
    ...betweenRU,
    ...checkInRU,
    ...limitsRU,
    ...blockRu,
    ...bulkRU,
    ...cardRU,
    ...contentRU,
    ...crmRu,
    ...domainsRU,
    ...gs1RU,
    ...keysRU,
    ...namesRU,
    ...rulesRU,
    ...reportsRU,
    ...symbolRU,
    ...teamRU,
    ...tenantsRU,
    active: 'Активен',
    campaign: 'Кампания',
    campaignDefaults: 'UTM по умолчанию',
    campaignDefaultsHint:
      'Для кодов этой кампании, у которых нет своих значений. {code}, {campaign}, {placement} и {title} подставляются для каждого кода; места и названия строчными буквами, с дефисами вместо пробелов.',
    campaigns: 'Кампании',
    city: 'Город',
    code: 'Код',
    codeHint:
      'Часть короткой ссылки. Пусто: код будет создан. Напечатанный при замене остаётся алиасом.',
    codeEnds:
      'Код заканчивается буквой или цифрой: {{last}} в конце принимают за конец предложения и теряют.',
    codeInvalid:
      'От 1 до 64 букв, цифр, точек и дефисов (точка не в начале). Регистр букв не важен.',
    codeTaken:
      'Код «{{code}}» занят, возможно, кодом в корзине. Выберите другой или оставьте поле пустым.',
    codes: 'QR-коды',
    codeSingular: 'QR-код',
    copied: 'Скопировано',
    copy: 'Копировать',
    copyOf: '{{title}} (копия)',
    country: 'Страна',
    createdBy: 'Кто создал',
    destination: 'Назначение',
    destinationAbsolute:
      '«{{url}}» не полный адрес. Напишите его с началом, например https://example.com/tickets.',
    destinationCredentials: 'Адрес с именем пользователя или паролем печатать нельзя: уберите их.',
    destinationLoop:
      'Этот адрес ведёт обратно к самому коду, телефон ходил бы по кругу. Выберите другой.',
    destinationMissing: 'Укажите, куда ведёт код: веб-адрес или документ.',
    destinationReference: 'Документ',
    destinationReferenceHint: 'Если адрес документа изменится, код последует за ним.',
    destinationScheme:
      'Код не может вести на «{{scheme}}:». Разрешены http, https и ссылки приложений, например {{examples}}.',
    destinationSpaces: 'В адресе есть пробелы или невидимые знаки: уберите их.',
    destinationTooLong: 'Адрес длиннее 2048 знаков.',
    destinationType: 'Ведёт на',
    destinationURL: 'Веб-адрес',
    device: 'Устройство',
    download: 'Скачать',
    endBeforeStart: 'Окончание раньше начала. Выберите окончание позже {{start}}.',
    expiresAt: 'Окончание',
    fallbackURL: 'Когда код выключен',
    fallbackURLHint:
      'Сюда попадает тот, кто сканирует код на паузе, истёкший, исчерпанный или удалённый. Пусто: вежливая страница.',
    firstScanAt: 'Первый скан',
    inherited: 'Добавляется к назначению',
    lastScanAt: 'Последний скан',
    limitWhole: 'Лимит: целое число от 1 или пусто, если его нет.',
    newerDraft:
      'У этого кода есть неопубликованные изменения. Отправьте _status «published», чтобы опубликовать их вместе с этим, или draft=true, чтобы добавить его к ним.',
    outcome: 'Результат',
    paused: 'На паузе',
    placement: 'Где размещён',
    placementHint: 'Например, «тейбл-тенты, восточная трибуна».',
    saveFirst: 'Сохраните код один раз, чтобы увидеть его символ.',
    scan: 'Скан',
    scanLimit: 'Лимит сканов',
    scanLimitHint:
      'Сколько людей перенаправляется всего; машины мест не занимают. Пусто: без лимита.',
    scannedAt: 'Когда',
    scans: 'Сканы',
    schedule: 'Сроки и лимит',
    sentOn: 'Перенаправлено людей',
    shortURL: 'Короткая ссылка',
    siteURLMissing:
      'siteURL не задан, поэтому этот символ ведёт на {{origin}}. Задайте options.siteURL до печати.',
    slug: 'Слаг',
    slugHint: 'Используется как utm_campaign. Пусто: из названия.',
    sourceCampaign: 'кампания',
    sourceCode: 'код',
    sourcePlugin: 'плагин',
    startsAt: 'Начало',
    status: 'Статус',
    symbol: 'Символ',
    title: 'Название',
    traffic: 'Тип трафика',
    typeReference: 'Документ',
    typeURL: 'Веб-адрес',
    utm: 'Параметры UTM',
    utmHint: 'Пустые поля берут значение кампании, затем плагина.',
    utmOff: 'Не менять назначение',
    utmOffHint:
      'Ничего не добавляет: ни этих параметров, ни параметров отсканированного адреса, ни ID скана. Для подписанных адресов, например S3 или CloudFront.',
    visitors: 'Посетители',
  },
}
