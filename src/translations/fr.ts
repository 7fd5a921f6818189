import type { Texts } from './en.js'

import { adminFR } from './admin/fr.js'
import { alertsFR } from './alerts/fr.js'
import { analyticsFR } from './analytics/fr.js'
import { betweenFR } from './between/fr.js'
import { blockFr } from './block/fr.js'
import { bulkFR } from './bulk/fr.js'
import { cardFR } from './card/fr.js'
import { checkInFR } from './checkIn/fr.js'
import { contentFR } from './content/fr.js'
import { crmFr } from './crm/fr.js'
import { domainsFR } from './domains/fr.js'
import { gs1FR } from './gs1/fr.js'
import { keysFR } from './keys/fr.js'
import { limitsFR } from './limits/fr.js'
import { namesFR } from './names/fr.js'
import { reportsFR } from './reports/fr.js'
import { rulesFR } from './rules/fr.js'
import { symbolFR } from './symbol/fr.js'
import { teamFR } from './team/fr.js'
import { tenantsFR } from './tenants/fr.js'

/** French. A key that is missing does not compile. */
export const fr: Texts = {
  'plugin-qr': {
    ...adminFR,
    ...alertsFR,
    ...analyticsFR,
    ...betweenFR,
    ...checkInFR,
    ...limitsFR,
    ...blockFr,
    ...bulkFR,
    ...cardFR,
    ...contentFR,
    ...crmFr,
    ...domainsFR,
    ...gs1FR,
    ...keysFR,
    ...namesFR,
    ...rulesFR,
    ...reportsFR,
    ...symbolFR,
    ...teamFR,
    ...tenantsFR,
    active: 'Actif',
    campaign: 'Campagne',
    campaignDefaults: 'Valeurs UTM par défaut',
    campaignDefaultsHint:
      'Les codes de cette campagne utilisent ces valeurs s’ils n’ont pas les leurs. {code}, {campaign}, {placement} et {title} sont remplis pour chaque code ; lieu et titre en minuscules, avec des traits d’union.',
    campaigns: 'Campagnes',
    city: 'Ville',
    code: 'Code',
    codeHint:
      'Fait partie de l’adresse courte. Vide : un code est créé. Imprimé, il reste comme alias si vous le changez.',
    codeEnds:
      'Un code se termine par une lettre ou un chiffre : {{last}} à la fin est pris pour une ponctuation et se perd.',
    codeInvalid:
      'De 1 à 64 lettres, chiffres, points et traits d’union (pas de point au début). Majuscules et minuscules se valent.',
    codeTaken:
      'Le code « {{code}} » est pris, peut-être par un code dans la corbeille. Choisissez-en un autre ou laissez le champ vide.',
    codes: 'Codes QR',
    codeSingular: 'Code QR',
    copied: 'Copié',
    copy: 'Copier',
    copyOf: '{{title}} (copie)',
    country: 'Pays',
    createdBy: 'Créé par',
    destination: 'Destination',
    destinationAbsolute:
      '« {{url}} » n’est pas une adresse complète. Écrivez-la avec son début, par exemple https://example.com/tickets.',
    destinationCredentials:
      'Une adresse avec un nom d’utilisateur ou un mot de passe ne doit pas être imprimée : retirez-les.',
    destinationLoop:
      'Cette adresse ramène au code lui-même, un téléphone tournerait en rond. Choisissez une autre adresse.',
    destinationMissing: 'Indiquez où mène le code : une adresse web ou un document.',
    destinationReference: 'Document',
    destinationReferenceHint: 'Le code suit le document quand son adresse change.',
    destinationScheme:
      'Un code ne peut pas mener à « {{scheme}}: ». Sont permis http, https et des liens d’application comme {{examples}}.',
    destinationSpaces: 'L’adresse contient des espaces ou des caractères invisibles : retirez-les.',
    destinationTooLong: 'L’adresse dépasse 2 048 caractères.',
    destinationType: 'Mène à',
    destinationURL: 'Adresse web',
    device: 'Appareil',
    download: 'Télécharger',
    endBeforeStart: 'La fin précède le début. Choisissez une fin après le {{start}}.',
    expiresAt: 'Se termine le',
    fallbackURL: 'Quand le code est désactivé',
    fallbackURLHint:
      'Qui scanne un code en pause, expiré, épuisé ou supprimé arrive ici. Vide : une page polie.',
    firstScanAt: 'Premier scan',
    inherited: 'Ajouté à la destination',
    lastScanAt: 'Dernier scan',
    limitWhole: 'Une limite est un nombre entier à partir de 1, ou vide pour aucune.',
    newerDraft:
      'Ce code a des modifications non publiées. Envoyez _status « published » pour les publier avec celle-ci, ou draft=true pour l’y ajouter.',
    outcome: 'Résultat',
    paused: 'En pause',
    placement: 'Où il est affiché',
    placementHint: 'Par exemple « chevalets de table, tribune est ».',
    saveFirst: 'Enregistrez le code une fois pour voir son symbole.',
    scan: 'Scan',
    scanLimit: 'Limite de scans',
    scanLimitHint:
      'Combien de personnes sont redirigées en tout ; les robots ne prennent pas de place. Vide : aucune limite.',
    scannedAt: 'Scanné le',
    scans: 'Scans',
    schedule: 'Période et limite',
    sentOn: 'Personnes redirigées',
    shortURL: 'Adresse courte',
    siteURLMissing:
      'siteURL n’est pas défini, ce symbole mène donc à {{origin}}. Définissez options.siteURL avant d’imprimer.',
    slug: 'Nom court',
    slugHint: 'Utilisé comme utm_campaign. Vide : tiré du titre.',
    sourceCampaign: 'campagne',
    sourceCode: 'code',
    sourcePlugin: 'plugin',
    startsAt: 'Commence le',
    status: 'Statut',
    symbol: 'Symbole',
    title: 'Titre',
    traffic: 'Type de trafic',
    typeReference: 'Un document',
    typeURL: 'Une adresse web',
    utm: 'Paramètres UTM',
    utmHint: 'Les champs vides prennent la valeur de la campagne, puis celle du plugin.',
    utmOff: 'Laisser la destination telle quelle',
    utmOffHint:
      'N’ajoute rien : ni ces paramètres, ni ceux de l’adresse scannée, ni identifiant de scan. Pour les adresses signées, par exemple de S3 ou CloudFront.',
    visitors: 'Visiteurs',
  },
}
