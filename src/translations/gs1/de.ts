/** Codes von Produkten: was an einem GS1-Text falsch ist, und die Links eines Produkts. */
export const gs1DE = {
  gs1: 'Produkt (GS1 Digital Link)',
  gs1_charset: '({{ai}}) {{value}}: Darin steht ein Zeichen, das diese Nummer nicht haben kann.',
  gs1_checkCharacters:
    '({{ai}}) {{value}}: Die letzten zwei Zeichen passen nicht zum Rest. Richtig wäre {{fix}}.',
  gs1_checkDigit:
    'Die Prüfziffer von {{value}} müsste {{digit}} sein: Schreiben Sie {{fix}}, oder sehen Sie nach, ob eine andere Ziffer falsch ist.',
  gs1_content: '({{ai}}) {{value}}: Diesen Wert kann die Nummer nicht haben.',
  gs1_date:
    '({{ai}}) {{value}}: Diesen Tag oder diese Uhrzeit gibt es nicht. Tage schreibt man JJMMTT, zum Beispiel 261231.',
  gs1_domain: 'Die Adresse braucht eine Domain, zum Beispiel https://id.example/01/09506000134352.',
  gs1_emptyValue: '({{ai}}) hat keinen Wert: Schreiben Sie ihn hinter die Klammer.',
  gs1_form:
    'Schreiben Sie eine GTIN, Nummern in Klammern wie (01)09506000134352(10)ABC, oder einen Digital Link wie https://id.example/01/09506000134352.',
  gs1_inPath: '({{ai}}) gehört in den Pfad: Schreiben Sie /{{ai}}/{{value}} hinter den Schlüssel.',
  gs1_length: '({{ai}}) {{value}} hat {{length}} Zeichen und braucht {{fix}}.',
  gs1_noKey:
    'Es fehlt ein Schlüssel, der ein Produkt oder einen Ort benennt, etwa (01) für eine GTIN.',
  gs1_notAttribute: '({{ai}}) kann nicht neben diesen Nummern stehen: Lassen Sie es weg.',
  gs1_sequence:
    '{{value}} können nicht aufeinander folgen. Hinter (01) kommen (22), (10) und (21) in dieser Reihenfolge, oder (235).',
  gs1_twice: '({{ai}}) kommt zweimal vor: Lassen Sie eines weg.',
  gs1_unknownAI: 'Es gibt keinen Datenbezeichner ({{ai}}).',
  gs1Address: 'Digital Link',
  gs1Context: 'Kontext',
  gs1Hint:
    'Das Symbol trägt dann einen GS1 Digital Link statt der Kurz-URL. Das Ziel oben ist, wohin er von sich aus führt.',
  gs1Href: 'Führt zu',
  gs1Hreflang: 'Sprache',
  gs1HreflangWrong: '„{{language}}“ ist kein Sprachkürzel. Schreiben Sie eines wie de oder de-AT.',
  gs1Identifiers: 'Produkt',
  gs1IdentifiersHint:
    'Eine GTIN, Nummern in Klammern wie (01)09506000134352(10)ABC, oder ein Digital Link. Eine Charge oder Seriennummer ohne eigenen Code führt dorthin, wohin ihr Produkt führt.',
  gs1InPrint:
    '{{key}} ist gedruckt, oder könnte es sein, und muss weiterführen. Tragen Sie es wieder ein, und legen Sie für das andere Produkt einen eigenen Code an.',
  gs1Link: 'Link',
  gs1Links: 'Weitere Links',
  gs1LinksHint:
    'Wonach Apps und Läden fragen können: Anleitungen, Rezepte, Zertifikate. Diese Adressen kann jeder lesen.',
  gs1Linkset: 'Alle Links, wie Apps sie lesen',
  gs1LinkTitle: 'Titel',
  gs1LinkType: 'Art des Links',
  gs1LinkTypePlaceholder: 'zum Beispiel gs1:instructions',
  gs1LinkTypeWrong:
    'GS1 kennt keine Art von Link „{{linkType}}“. Wählen Sie eine aus der Liste; eine neuere schreibt man als ganze Adresse, https://ref.gs1.org/voc/…',
  gs1MediaType: 'Medientyp',
  gs1MediaTypeWrong:
    '„{{mediaType}}“ ist kein Medientyp. Schreiben Sie einen wie text/html oder application/pdf.',
  gs1Taken: '{{key}} hat schon einen Code, vielleicht einen im Papierkorb.',
}
