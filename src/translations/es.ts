import type { Texts } from './en.js'

import { adminES } from './admin/es.js'
import { alertsES } from './alerts/es.js'
import { analyticsES } from './analytics/es.js'
import { betweenES } from './between/es.js'
import { blockEs } from './block/es.js'
import { bulkES } from './bulk/es.js'
import { cardES } from './card/es.js'
import { checkInES } from './checkIn/es.js'
import { contentES } from './content/es.js'
import { crmEs } from './crm/es.js'
import { domainsES } from './domains/es.js'
import { gs1ES } from './gs1/es.js'
import { keysES } from './keys/es.js'
import { limitsES } from './limits/es.js'
import { namesES } from './names/es.js'
import { reportsES } from './reports/es.js'
import { rulesES } from './rules/es.js'
import { symbolES } from './symbol/es.js'
import { teamES } from './team/es.js'
import { tenantsES } from './tenants/es.js'

/** Spanish, saying "tú" as Payload's own texts do. A key that is missing does not compile. */
export const es: Texts = {
  'plugin-qr': {
    ...adminES,
    ...alertsES,
    ...analyticsES,
    ...betweenES,
    ...checkInES,
    ...limitsES,
    ...blockEs,
    ...bulkES,
    ...cardES,
    ...contentES,
    ...crmEs,
    ...domainsES,
    ...gs1ES,
    ...keysES,
    ...namesES,
    ...rulesES,
    ...reportsES,
    ...symbolES,
    ...teamES,
    ...tenantsES,
    active: 'Activo',
    campaign: 'Campaña',
    campaignDefaults: 'Valores UTM por defecto',
    campaignDefaultsHint:
      'Los usan los códigos de esta campaña que no tienen valores propios. {code}, {campaign}, {placement} y {title} se rellenan para cada código; lugares y títulos en minúsculas, con guiones en vez de espacios.',
    campaigns: 'Campañas',
    city: 'Ciudad',
    code: 'Código',
    codeHint:
      'Parte de la URL corta. Vacío: se genera uno. Si está impreso, al cambiarlo queda como alias.',
    codeEnds:
      'Un código termina en letra o cifra: {{last}} al final se toma por el fin de una frase y se pierde.',
    codeInvalid:
      'De 1 a 64 letras, cifras, puntos y guiones (sin punto al principio). Mayúsculas y minúsculas son lo mismo.',
    codeTaken:
      'El código «{{code}}» está ocupado, quizá por un código de la papelera. Elige otro o deja el campo vacío.',
    codes: 'Códigos QR',
    codeSingular: 'Código QR',
    copied: 'Copiado',
    copy: 'Copiar',
    copyOf: '{{title}} (copia)',
    country: 'País',
    createdBy: 'Creado por',
    destination: 'Destino',
    destinationAbsolute:
      '«{{url}}» no es una dirección completa. Escríbela con su principio, por ejemplo https://example.com/tickets.',
    destinationCredentials:
      'Una dirección con usuario o contraseña no se puede imprimir: quítalos.',
    destinationLoop:
      'Esta dirección vuelve al propio código, así que un teléfono daría vueltas sin fin. Elige otra.',
    destinationMissing: 'Indica adónde lleva el código: una dirección web o un documento.',
    destinationReference: 'Documento',
    destinationReferenceHint: 'El código sigue al documento cuando cambia su dirección.',
    destinationScheme:
      'Un código no puede llevar a «{{scheme}}:». Se admiten http, https y enlaces de aplicaciones como {{examples}}.',
    destinationSpaces: 'La dirección contiene espacios o caracteres invisibles: quítalos.',
    destinationTooLong: 'La dirección tiene más de 2048 caracteres.',
    destinationType: 'Lleva a',
    destinationURL: 'Dirección web',
    device: 'Dispositivo',
    download: 'Descargar',
    endBeforeStart: 'El final es anterior al inicio. Elige un final posterior al {{start}}.',
    expiresAt: 'Finaliza el',
    fallbackURL: 'Cuando el código está desactivado',
    fallbackURLHint:
      'Aquí llega quien escanea un código en pausa, caducado, agotado o eliminado. Vacío: una página amable.',
    firstScanAt: 'Primer escaneo',
    inherited: 'Se añade al destino',
    lastScanAt: 'Último escaneo',
    limitWhole: 'Un límite es un número entero a partir de 1, o vacío si no hay.',
    newerDraft:
      'Este código tiene cambios sin publicar. Envía _status «published» para publicarlos con este, o draft=true para sumarlo a ellos.',
    outcome: 'Resultado',
    paused: 'En pausa',
    placement: 'Dónde está',
    placementHint: 'Por ejemplo «displays de mesa, tribuna este».',
    saveFirst: 'Guarda el código una vez para ver su símbolo.',
    scan: 'Escaneo',
    scanLimit: 'Límite de escaneos',
    scanLimitHint:
      'A cuántas personas se redirige en total; las máquinas no ocupan plaza. Vacío: sin límite.',
    scannedAt: 'Escaneado el',
    scans: 'Escaneos',
    schedule: 'Fechas y límite',
    sentOn: 'Personas redirigidas',
    shortURL: 'URL corta',
    siteURLMissing:
      'siteURL no está definido, así que este símbolo lleva a {{origin}}. Define options.siteURL antes de imprimir.',
    slug: 'Slug',
    slugHint: 'Se usa como utm_campaign. Vacío: se forma a partir del título.',
    sourceCampaign: 'campaña',
    sourceCode: 'código',
    sourcePlugin: 'plugin',
    startsAt: 'Empieza el',
    status: 'Estado',
    symbol: 'Símbolo',
    title: 'Título',
    traffic: 'Tipo de tráfico',
    typeReference: 'Un documento',
    typeURL: 'Una dirección web',
    utm: 'Parámetros UTM',
    utmHint: 'Los campos vacíos toman el valor de la campaña y, si no, el del plugin.',
    utmOff: 'Dejar el destino tal cual',
    utmOffHint:
      'No añade nada: ni estos parámetros, ni los de la dirección escaneada, ni un ID de escaneo. Para direcciones firmadas, como las de S3 o CloudFront.',
    visitors: 'Visitantes',
  },
}
