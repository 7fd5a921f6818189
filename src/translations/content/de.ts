import type { contentEN } from './en.js'

/** Texte statischer Codes. */
export const contentDE: Record<keyof typeof contentEN, string> = {
  content: 'Inhalt',
  contentAddress: 'Adresse',
  contentBroken:
    'Dieser Text enthält ein halbes Zeichen, etwa von einem abgeschnittenen Emoji. Tippen Sie ihn neu.',
  contentChangedWarning:
    'Das Symbol dieses Codes wurde heruntergeladen. Wo es schon gedruckt ist, behält es den alten Inhalt: Speichern Sie nur, wenn nichts gedruckt ist, oder drucken Sie neu.',
  contentContact: 'Kontakt (vCard)',
  contentCountryCode:
    'WhatsApp braucht die Nummer mit Landesvorwahl. Schreiben Sie sie mit + davor, zum Beispiel +49 30 123456.',
  contentDegrees: '{{value}} geht nicht: Grad von -{{most}} bis {{most}}.',
  contentEmail: '„{{value}}“ ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.com.',
  contentEmailAddress: 'E-Mail-Adresse',
  contentEmailMessage: 'E-Mail',
  contentEnd: 'Das Ende liegt vor dem Anfang. Wählen Sie ein Ende nach {{start}} UTC.',
  contentEndsAt: 'Endet am',
  contentEvent: 'Kalendereintrag',
  contentFirstName: 'Vorname',
  contentHidden: 'Das Netz ist versteckt',
  contentJobTitle: 'Position',
  contentLastName: 'Nachname',
  contentLatitude: 'Breitengrad',
  contentLong:
    'Der Inhalt ist {{bytes}} Byte lang, ein Symbol fasst höchstens {{most}}. Kürzen Sie ihn um {{over}}.',
  contentLongitude: 'Längengrad',
  contentMissing: 'Füllen Sie dieses Feld aus: Ohne es hat das Symbol nichts zu sagen.',
  contentNameMissing: 'Geben Sie einen Vornamen, einen Nachnamen oder eine Organisation an.',
  contentNetwork: 'Name des Netzes (SSID)',
  contentNetworkLong:
    'Dieser Name ist {{bytes}} Byte lang, der eines Netzes hat höchstens {{most}}. Schreiben Sie ihn wie im Router.',
  contentNoDigits:
    '„{{value}}“ hat keine Ziffern. Schreiben Sie eine Telefonnummer, zum Beispiel +49 30 123456.',
  contentOrganization: 'Organisation',
  contentPassword: 'Passwort',
  contentPasswordHint: 'Wer das Symbol scannt, kann es lesen.',
  contentPasswordMissing:
    'Geben Sie das Passwort an, oder wählen Sie „Kein Passwort“, wenn das Netz keines hat.',
  contentPasswordOpen:
    'Ein Netz ohne Passwort hat keines: Leeren Sie dieses Feld, oder wählen Sie WPA.',
  contentPasswordWEP:
    'Ein WEP-Schlüssel hat 5, 13 oder 16 Zeichen oder 10, 26 oder 32 Ziffern 0-9 A-F; dieser hat {{count}}. Schreiben Sie ihn wie im Router.',
  contentPasswordWPA:
    'Ein WPA-Passwort hat 8 bis 63 Zeichen oder ist ein Schlüssel aus 64 Ziffern 0-9 A-F; dieses hat {{count}}. Schreiben Sie es wie im Router.',
  contentPhone: 'Telefonnummer',
  contentPhoneCall: 'Anruf',
  contentPhoneCharacter:
    '„{{value}}“ enthält {{character}}. Eine Nummer hat Ziffern, davor +, * und #, und dazwischen Leerzeichen, Punkte, Bindestriche, Schrägstriche und Klammern.',
  contentPhoneHint: 'Mit Landesvorwahl, zum Beispiel +49 30 123456.',
  contentPhoneLong:
    'Diese Nummer hat {{digits}} Ziffern, und keine Nummer hat mehr als 15. Schreiben Sie eine Nummer.',
  contentPlace: 'Ort auf der Karte',
  contentScheme:
    'Ein Symbol darf nicht zu „{{scheme}}:“ führen. Schreiben Sie eine Adresse mit https:// davor.',
  contentSecurity: 'Sicherheit',
  contentSMS: 'Kurznachricht (SMS)',
  contentStartsAt: 'Beginnt am',
  contentSubject: 'Betreff',
  contentText: 'Text',
  contentTime: '„{{value}}“ ist kein Zeitpunkt. Schreiben Sie ihn wie 2027-01-31T19:30:00Z.',
  contentType: 'Art des Inhalts',
  contentTypeText: 'Text',
  contentTypeURL: 'Webadresse',
  contentURL:
    '„{{value}}“ ist keine ganze Adresse. Schreiben Sie sie mit ihrem Anfang und ohne Leerzeichen, zum Beispiel https://example.com/menu.',
  contentURLField: 'Webadresse',
  contentWhatsApp: 'WhatsApp-Nachricht',
  contentWifi: 'WLAN',
  kind: 'Was das Symbol trägt',
  kindDynamic: 'Eine Kurz-URL (dynamisch)',
  kindFixed:
    'Dieser Code wurde schon gescannt, seine Kurz-URL ist also gedruckt, und er muss dynamisch bleiben. Legen Sie für einen statischen Inhalt einen neuen Code an.',
  kindStatic: 'Den Inhalt selbst (statisch)',
  openNetwork: 'Kein Passwort',
  staticCode: 'Statisch',
  staticHint:
    'Ein statischer Code berührt diesen Server nie: Er lässt sich nach dem Druck nicht mehr ändern und nicht pausieren, und er wird nicht gezählt.',
  staticNotCounted:
    'Statische Codes lesen die Handys allein, darum gibt es keine Scans, die man zählen könnte.',
  symbolFewer:
    'Diese Adresse braucht ein Symbol von {{size}} × {{size}} Modulen; {{fewer}} Zeichen weniger in Domain oder Pfad gäben {{smaller}} × {{smaller}}.',
  symbolFewerOne:
    'Diese Adresse braucht ein Symbol von {{size}} × {{size}} Modulen; ein Zeichen weniger in Domain oder Pfad gäbe {{smaller}} × {{smaller}}.',
}
