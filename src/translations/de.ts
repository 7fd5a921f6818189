import type { Texts } from './en.js'

import { adminDE } from './admin/de.js'
import { alertsDE } from './alerts/de.js'
import { analyticsDE } from './analytics/de.js'
import { betweenDE } from './between/de.js'
import { blockDe } from './block/de.js'
import { bulkDE } from './bulk/de.js'
import { cardDE } from './card/de.js'
import { checkInDE } from './checkIn/de.js'
import { contentDE } from './content/de.js'
import { crmDe } from './crm/de.js'
import { domainsDE } from './domains/de.js'
import { gs1DE } from './gs1/de.js'
import { keysDE } from './keys/de.js'
import { limitsDE } from './limits/de.js'
import { namesDE } from './names/de.js'
import { reportsDE } from './reports/de.js'
import { rulesDE } from './rules/de.js'
import { symbolDE } from './symbol/de.js'
import { teamDE } from './team/de.js'
import { tenantsDE } from './tenants/de.js'

/** German. A key that is missing does not compile. */
export const de: Texts = {
  'plugin-qr': {
    ...adminDE,
    ...alertsDE,
    ...analyticsDE,
    ...betweenDE,
    ...checkInDE,
    ...limitsDE,
    ...blockDe,
    ...bulkDE,
    ...cardDE,
    ...contentDE,
    ...crmDe,
    ...domainsDE,
    ...gs1DE,
    ...keysDE,
    ...namesDE,
    ...rulesDE,
    ...reportsDE,
    ...symbolDE,
    ...teamDE,
    ...tenantsDE,
    active: 'Aktiv',
    campaign: 'Kampagne',
    campaignDefaults: 'UTM-Vorgaben',
    campaignDefaultsHint:
      'Codes dieser Kampagne nutzen diese Werte, wenn sie keine eigenen haben. {code}, {campaign}, {placement} und {title} werden je Code eingesetzt; Ort und Titel in Kleinbuchstaben, mit Bindestrichen statt Leerzeichen.',
    campaigns: 'Kampagnen',
    city: 'Ort',
    code: 'Code',
    codeHint:
      'Teil der Kurzadresse. Leer: es wird einer erzeugt. Ist er gedruckt, bleibt er nach einer Änderung als Alias.',
    codeEnds:
      'Ein Code endet mit einem Buchstaben oder einer Ziffer: {{last}} am Ende wird für ein Satzzeichen gehalten und geht verloren.',
    codeInvalid:
      '1 bis 64 Buchstaben, Ziffern, Punkte und Bindestriche (kein Punkt am Anfang). Groß- und Kleinschreibung sind gleich.',
    codeTaken:
      'Der Code „{{code}}“ ist vergeben, vielleicht an einen Code im Papierkorb. Wählen Sie einen anderen oder lassen Sie das Feld leer.',
    codes: 'QR-Codes',
    codeSingular: 'QR-Code',
    copied: 'Kopiert',
    copy: 'Kopieren',
    copyOf: '{{title}} (Kopie)',
    country: 'Land',
    createdBy: 'Angelegt von',
    destination: 'Ziel',
    destinationAbsolute:
      '„{{url}}“ ist keine ganze Adresse. Schreiben Sie sie mit ihrem Anfang, zum Beispiel https://example.com/tickets.',
    destinationCredentials:
      'Eine Adresse mit Benutzername oder Passwort darf nicht gedruckt werden: nehmen Sie beides heraus.',
    destinationLoop:
      'Diese Adresse führt zum Code selbst zurück, ein Telefon liefe im Kreis. Wählen Sie eine andere.',
    destinationMissing: 'Geben Sie an, wohin der Code führt: eine Webadresse oder ein Dokument.',
    destinationReference: 'Dokument',
    destinationReferenceHint: 'Ändert sich die Adresse des Dokuments, folgt der Code.',
    destinationScheme:
      'Ein Code darf nicht zu „{{scheme}}:“ führen. Erlaubt sind http, https und App-Links wie {{examples}}.',
    destinationSpaces:
      'Die Adresse enthält Leerzeichen oder unsichtbare Zeichen: nehmen Sie sie heraus.',
    destinationTooLong: 'Die Adresse ist länger als 2.048 Zeichen.',
    destinationType: 'Führt zu',
    destinationURL: 'Webadresse',
    device: 'Gerät',
    download: 'Herunterladen',
    endBeforeStart: 'Das Ende liegt vor dem Beginn. Wählen Sie ein Ende nach dem {{start}}.',
    expiresAt: 'Endet am',
    fallbackURL: 'Wenn der Code aus ist',
    fallbackURLHint:
      'Hierhin kommt, wer einen pausierten, abgelaufenen, aufgebrauchten oder gelöschten Code scannt. Leer: eine freundliche Seite.',
    firstScanAt: 'Erster Scan',
    inherited: 'Wird an das Ziel angehängt',
    lastScanAt: 'Letzter Scan',
    limitWhole: 'Eine Grenze ist eine ganze Zahl ab 1, oder leer für keine.',
    newerDraft:
      'Dieser Code hat unveröffentlichte Änderungen. Mit _status „published“ werden sie zusammen mit dieser veröffentlicht, mit draft=true kommt diese zu ihnen.',
    outcome: 'Ergebnis',
    paused: 'Pausiert',
    placement: 'Wo er hängt',
    placementHint: 'Zum Beispiel „Tischaufsteller, Osttribüne“.',
    saveFirst: 'Speichern Sie den Code einmal, um sein Symbol zu sehen.',
    scan: 'Scan',
    scanLimit: 'Höchstzahl der Scans',
    scanLimitHint:
      'Wie viele Personen insgesamt weitergeleitet werden; Maschinen belegen keinen Platz. Leer: keine Grenze.',
    scannedAt: 'Gescannt am',
    scans: 'Scans',
    schedule: 'Zeitraum und Grenze',
    sentOn: 'Weitergeleitete Personen',
    shortURL: 'Kurzadresse',
    siteURLMissing:
      'siteURL ist nicht gesetzt, deshalb führt dieses Symbol zu {{origin}}. Setzen Sie options.siteURL, bevor Sie drucken.',
    slug: 'Kurzname',
    slugHint: 'Wird als utm_campaign verwendet. Leer: aus dem Titel gebildet.',
    sourceCampaign: 'Kampagne',
    sourceCode: 'Code',
    sourcePlugin: 'Plugin',
    startsAt: 'Beginnt am',
    status: 'Status',
    symbol: 'Symbol',
    title: 'Titel',
    traffic: 'Art des Zugriffs',
    typeReference: 'Ein Dokument',
    typeURL: 'Eine Webadresse',
    utm: 'UTM-Parameter',
    utmHint: 'Leere Felder nehmen den Wert der Kampagne, dann den des Plugins.',
    utmOff: 'Ziel unverändert lassen',
    utmOffHint:
      'Fügt nichts hinzu: weder diese Parameter noch die der gescannten Adresse noch eine Scan-ID. Für signierte Adressen, etwa von S3 oder CloudFront.',
    visitors: 'Besucher',
  },
}
