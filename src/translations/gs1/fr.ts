/** Codes de produits : ce qui ne va pas dans un texte GS1, et les liens d’un produit. */
export const gs1FR = {
  gs1: 'Produit (GS1 Digital Link)',
  gs1_charset: '({{ai}}) {{value}} : un de ses caractères n’est pas permis dans ce numéro.',
  gs1_checkCharacters:
    '({{ai}}) {{value}} : ses deux derniers caractères ne vont pas avec le reste. Ce serait {{fix}}.',
  gs1_checkDigit:
    'La clé de contrôle de {{value}} devrait être {{digit}} : écrivez {{fix}}, ou vérifiez les autres chiffres.',
  gs1_content: '({{ai}}) {{value}} : ce numéro ne peut pas avoir cette valeur.',
  gs1_date:
    '({{ai}}) {{value}} : ce jour ou cette heure n’existe pas. Un jour s’écrit AAMMJJ, par exemple 261231.',
  gs1_domain: 'L’adresse a besoin d’un domaine, par exemple https://id.example/01/09506000134352.',
  gs1_emptyValue: '({{ai}}) n’a pas de valeur : écrivez-la après la parenthèse.',
  gs1_form:
    'Écrivez un GTIN, des numéros avec parenthèses comme (01)09506000134352(10)ABC, ou un Digital Link comme https://id.example/01/09506000134352.',
  gs1_inPath: '({{ai}}) va dans le chemin : écrivez /{{ai}}/{{value}} après la clé.',
  gs1_length: '({{ai}}) {{value}} a {{length}} caractères, il en faut {{fix}}.',
  gs1_noKey: 'Il manque une clé qui nomme un produit ou un lieu, comme (01) pour un GTIN.',
  gs1_notAttribute: '({{ai}}) ne peut pas accompagner ces numéros : retirez-le.',
  gs1_sequence:
    '{{value}} ne peuvent pas se suivre. Après (01) viennent (22), (10) et (21) dans cet ordre, ou (235).',
  gs1_twice: '({{ai}}) y est deux fois : retirez-en un.',
  gs1_unknownAI: 'Il n’y a pas d’identifiant de données ({{ai}}).',
  gs1Address: 'Digital Link',
  gs1Context: 'Contexte',
  gs1Hint:
    'Le symbole porte alors un GS1 Digital Link au lieu de l’URL courte. La destination ci-dessus est celle vers laquelle il mène par défaut.',
  gs1Href: 'Mène à',
  gs1Hreflang: 'Langue',
  gs1HreflangWrong:
    '« {{language}} » n’est pas un code de langue. Écrivez par exemple fr ou fr-CA.',
  gs1Identifiers: 'Produit',
  gs1IdentifiersHint:
    'Un GTIN, des numéros avec parenthèses comme (01)09506000134352(10)ABC, ou un Digital Link. Un lot ou un numéro de série sans code à lui mène là où mène son produit.',
  gs1InPrint:
    '{{key}} est imprimé, ou pourrait l’être, et doit continuer à mener quelque part. Remettez-le, et créez un autre code pour l’autre produit.',
  gs1Link: 'Lien',
  gs1Links: 'Autres liens',
  gs1LinksHint:
    'Ce que les applis et les magasins peuvent demander : modes d’emploi, recettes, certificats. Tout le monde peut lire ces adresses.',
  gs1Linkset: 'Tous les liens, tels que les applis les lisent',
  gs1LinkTitle: 'Titre',
  gs1LinkType: 'Type de lien',
  gs1LinkTypePlaceholder: 'gs1:instructions, par exemple',
  gs1LinkTypeWrong:
    'GS1 n’a pas de type de lien « {{linkType}} ». Choisissez-en un dans la liste ; un plus récent s’écrit avec toute son adresse, https://ref.gs1.org/voc/…',
  gs1MediaType: 'Type de média',
  gs1MediaTypeWrong:
    '« {{mediaType}} » n’est pas un type de média. Écrivez par exemple text/html ou application/pdf.',
  gs1Taken: '{{key}} a déjà un code, peut-être dans la corbeille.',
}
