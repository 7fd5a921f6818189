import type { bulkEN } from './en.js'

/** Texts of many codes at once, in German. */
export const bulkDE: Record<keyof typeof bulkEN, string> = {
  batch: 'Gemeinsam angelegt',
  bulkApply: '{{count}} Codes ändern',
  bulkBetweenKey: 'Eine Zwischenseite hat kein „{{key}}“. Sie hat: {{keys}}.',
  bulkBetweenKind:
    '„{{kind}}“ ist keine Zwischenseite. Schreiben Sie eines von {{kinds}}, oder JSON mit ihm als „kind“.',
  bulkCount:
    '„{{written}}“ ist keine Anzahl von Codes. Schreiben Sie eine ganze Zahl von 1 bis {{most}}.',
  bulkCountOwn:
    '{{count}} Codes können sich keine Zelle „{{column}}“ teilen. Lassen Sie sie leer, oder schreiben Sie eine Zeile für jeden Code.',
  bulkImportable: 'Tabelle zum Wiedereinlesen (CSV)',
  bulkJSON:
    '„{{column}}“ bricht bei Zeichen {{at}} ab: Es ist JSON, mit doppelten Anführungszeichen um Namen und Texte. In einer CSV steht jedes davon zweimal.',
  bulkKey: '„{{column}}“ kennt kein „{{key}}“, nur: {{keys}}.',
  bulkOff:
    'Die Spalte „{{column}}“ braucht die Option „{{option}}“, die hier aus ist. Entfernen Sie die Spalte, oder lassen Sie sie einschalten.',
  bulkPasswordKind:
    'Ein Passwort ist für eine Seite, die danach fragt, nicht für „{{kind}}“. Schreiben Sie dort „password“, oder lassen Sie dies leer.',
  bulkProductTwice:
    'Das Produkt {{key}} steht schon in Zeile {{line}}. Ein Produkt gehört zu einem Code.',
  bulkYesNo:
    '„{{written}}“ ist weder ja noch nein. Schreiben Sie „ja“, oder lassen Sie „{{column}}“ leer.',
  bulkBroken:
    'Die Verbindung brach ab, bevor die Antwort da war. Versuchen Sie es noch einmal: Nichts wird doppelt angelegt.',
  bulkCampaign:
    'Es gibt keine Kampagne „{{campaign}}“. Schreiben Sie ihren Kurznamen oder Titel, oder legen Sie sie zuerst an.',
  bulkCampaigns:
    'Mehrere Kampagnen heißen „{{campaign}}“. Schreiben Sie, welche gemeint ist: {{names}}.',
  bulkCancel: 'Schließen',
  bulkChange: 'Ändern …',
  bulkChanged: '{{count}} Codes geändert.',
  bulkCheck: 'Prüfen',
  bulkCheckAgain: 'Noch einmal prüfen',
  bulkCodesPattern: 'Codes (leer: werden erzeugt)',
  bulkCodeTwice:
    'Der Code „{{code}}“ steht schon in Zeile {{line}}. Groß- und Kleinschreibung sind gleich.',
  bulkColumnMeant:
    'Die Spalte „{{column}}“ ist nicht bekannt. Meinten Sie „{{meant}}“? Benennen Sie sie um oder entfernen Sie sie.',
  bulkColumns: 'Spalten: {{columns}}. Nur der Titel ist nötig, wenn unten ein Ziel für alle steht.',
  bulkColumnTwice: 'Die Spalte „{{column}}“ kommt zweimal vor. Entfernen Sie eine.',
  bulkColumnUnknown:
    'Die Spalte „{{column}}“ ist nicht bekannt. Entfernen Sie sie oder nennen Sie sie: {{columns}}.',
  bulkCreate: 'Viele anlegen',
  bulkCSV: 'Codes und Adressen (CSV)',
  bulkDate:
    '„{{written}}“ ist kein eindeutiges Datum. Schreiben Sie 2026-12-24 oder 2026-12-24 18:00.',
  bulkDesign: 'Gestaltung',
  bulkDestinationAll: 'Ziel, wo keines angegeben ist',
  bulkEmpty:
    'Darin sind keine Codes: Die erste Zeile nennt die Spalten, jede weitere ist ein Code.',
  bulkExport:
    'Als Export von {{product}} gelesen. Weggelassen, weil ein Code nichts dergleichen hat: {{columns}}.',
  bulkFailed: '{{count}} ließen sich nicht ändern:',
  bulkFile: 'CSV-Datei',
  bulkFine: '{{count}} Codes können angelegt werden. Noch ist nichts geschrieben.',
  bulkForAll: 'Für alle',
  bulkFromCSV: 'Aus einer CSV',
  bulkFromPattern: 'Aus einem Muster',
  bulkGenerated: 'wird erzeugt',
  bulkKept: '{{count}} wurden behalten:',
  bulkKeptChanged: 'Inzwischen geändert.',
  bulkKeptScanned: 'Schon gescannt, also gedruckt.',
  bulkLeave: 'Unverändert lassen',
  bulkLine: 'Zeile',
  bulkMade: '{{count}} Codes angelegt.',
  bulkMadeAlready: '{{count}} Codes waren schon angelegt.',
  bulkMake: '{{count}} Codes anlegen',
  bulkMakes: 'Ergibt {{count}} Codes: {{first}} … {{last}}',
  bulkMoreLines: 'und {{count}} weitere Zeilen',
  bulkNoCampaign: 'Keine Kampagne',
  bulkNoHeads:
    'Die erste Zeile nennt keine bekannte Spalte. Schreiben Sie eine über die Codes, zum Beispiel: {{columns}}.',
  bulkNoRange:
    'Schreiben Sie mindestens einen Bereich, zum Beispiel: Tisch 1..120 oder Reihe A..M Platz 1..40.',
  bulkNoText:
    'Diese Datei ist kein Text in einer bekannten Kodierung. Speichern Sie sie als „CSV UTF-8“.',
  bulkPaste: 'oder Zeilen einfügen, die erste mit den Namen der Spalten',
  bulkPause: 'Pausieren',
  bulkProblem: 'Problem',
  bulkProblems:
    'Probleme: {{count}}. Es wurde nichts angelegt. Beheben Sie sie und prüfen Sie noch einmal.',
  bulkQuoteInside:
    'Mitten in einer Zelle steht ein Anführungszeichen. Setzen Sie die ganze Zelle in Anführungszeichen und verdoppeln Sie es darin.',
  bulkQuoteOpen:
    'Ein Anführungszeichen wird geöffnet und nie geschlossen. Schließen Sie es am Ende der Zelle.',
  bulkRangeBackwards:
    'Der Bereich {{range}} läuft rückwärts. Schreiben Sie das kleinere Ende zuerst.',
  bulkRangeCount: 'Das steht für {{count}}, die Titel für {{wanted}}. Geben Sie ihm ebenso viele.',
  bulkRangeMixed:
    'Der Bereich {{range}} mischt zwei Arten. Beide Enden sind Zahlen, große oder kleine Buchstaben.',
  bulkResume: 'Fortsetzen',
  bulkSelected: '{{count}} ausgewählt',
  bulkSheet: 'Bogen (PDF)',
  bulkSheetMissing: 'Nicht auf diesen Seiten: {{count}} Codes, die sich nicht zeichnen lassen',
  bulkShow: 'In der Liste zeigen',
  bulkTitles: 'Titel',
  bulkTooMany:
    '{{count}} Codes oder Zeilen sind zu viele auf einmal: höchstens {{most}}. Teilen Sie sie auf.',
  bulkTrash: 'In den Papierkorb',
  bulkTrashSure:
    '{{count}} Codes in den Papierkorb? Wer sie scannt, kommt dann nicht mehr ans Ziel.',
  bulkUndo: 'Rückgängig',
  bulkUndone: '{{count}} Codes gelöscht.',
  bulkUnreadable:
    'Die CSV-Datei ist nicht lesbar ({{reason}}). Speichern Sie sie noch einmal als „CSV UTF-8“.',
  bulkWidth:
    'Diese Zeile hat {{count}} Zellen, die erste nennt {{columns}} Spalten. Ein Text mit Trennzeichen steht in Anführungszeichen.',
  bulkWindows:
    'Die Datei ist kein UTF-8 und wurde als Windows-1252 gelesen. Prüfen Sie unten die Umlaute; sind sie falsch, speichern Sie sie als „CSV UTF-8“.',
  bulkWorkbook:
    'Das ist eine Arbeitsmappe, keine CSV-Datei. Speichern Sie sie dort als „CSV UTF-8“ und wählen Sie diese Datei.',
  bulkWorking: '{{done}} von {{of}}',
  bulkZIP: 'Symbole (ZIP)',
  copyNumbered: '{{title}} (Kopie {{number}})',
  duplicateCode: '{{title}} duplizieren',
  duplicatedNow: '{{title}} angelegt.',
}
