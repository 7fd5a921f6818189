export const domainsFR = {
  domain: 'Domaine',
  domainChecking: 'On regarde si {{host}} mène ici …',
  domainDefault: 'Par défaut ({{host}})',
  domainGone:
    '{{host}} n’est plus dans options.domains, ses codes répondent donc sur le domaine par défaut. Choisissez-en un autre, ou remettez-le.',
  domainHint:
    'Où se trouve son adresse courte. Vide : sur le domaine de sa campagne, sinon sur celui par défaut.',
  domainHintCampaign:
    'Où se trouvent les adresses courtes de ses codes qui n’ont pas de domaine à eux. Vide : sur celui par défaut.',
  domainInherited: 'Comme sa campagne ({{host}})',
  domainLeadsHere: '{{host}} mène ici.',
  domainMoves:
    '{{old}} est imprimé, ou peut l’être : après l’enregistrement, le symbole porte {{url}}, et {{old}} mène ici pour toujours.',
  domainMovesCodes:
    'À l’enregistrement, les codes de cette campagne passent sur {{host}}, sauf ceux qui ont leur propre domaine. Ce qui en est imprimé continue à mener pour toujours.',
  domainProblem_dns:
    '{{host}} ne mène encore nulle part : son DNS doit pointer vers ce site avant l’impression.',
  domainProblem_elsewhere:
    '{{host}} mène à un autre serveur, ou rien ne répond à son chemin : faites pointer son DNS vers ce site et donnez-lui la route avant l’impression.',
  domainProblem_host:
    '{{host}} mène ici, mais un proxy cache son nom : il doit transmettre l’en-tête Host avant l’impression.',
  'domainProblem_no-answer': '{{host}} ne répond pas : vérifiez son serveur avant l’impression.',
  domainProblem_refused:
    '{{host}} n’accepte aucune connexion : vérifiez son serveur avant l’impression.',
  domainProblem_timeout:
    '{{host}} ne répond pas à temps : vérifiez son serveur avant l’impression.',
  domainProblem_tls:
    '{{host}} n’a pas de certificat valable, les téléphones avertiront : obtenez-en un avant l’impression.',
  domainTaken:
    'D’autres codes y ont déjà ces textes : {{names}}. Donnez-leur d’abord un autre texte, ou laissez le domaine tel quel.',
  domainUnknown: 'Il n’y a pas de domaine « {{domain}} ». On connaît : {{known}}.',
  domains: 'Domaines courts',
}
