export const domainsDE = {
  domain: 'Domain',
  domainChecking: 'Ob {{host}} hierher führt, wird nachgesehen …',
  domainDefault: 'Standard ({{host}})',
  domainGone:
    '{{host}} steht nicht mehr in options.domains, deshalb antworten seine Codes auf der Standard-Domain. Wählen Sie eine andere oder tragen Sie sie wieder ein.',
  domainHint:
    'Wo seine Kurzadresse liegt. Leer: auf der Domain seiner Kampagne, sonst auf der Standard-Domain.',
  domainHintCampaign:
    'Wo die Kurzadressen ihrer Codes liegen, die keine eigene Domain haben. Leer: auf der Standard-Domain.',
  domainInherited: 'Wie seine Kampagne ({{host}})',
  domainLeadsHere: '{{host}} führt hierher.',
  domainMoves:
    '{{old}} ist gedruckt oder kann es sein: Nach dem Speichern trägt das Symbol {{url}}, und {{old}} führt für immer hierher.',
  domainMovesCodes:
    'Beim Speichern ziehen die Codes dieser Kampagne zu {{host}} um, außer denen mit eigener Domain. Was von ihnen gedruckt ist, führt für immer weiter.',
  domainProblem_dns:
    '{{host}} führt noch nirgendwohin: Sein DNS muss auf diese Site zeigen, bevor Sie drucken.',
  domainProblem_elsewhere:
    '{{host}} führt zu einem anderen Server, oder unter seinem Pfad antwortet nichts: Lassen Sie sein DNS auf diese Site zeigen und geben Sie ihm die Route, bevor Sie drucken.',
  domainProblem_host:
    '{{host}} führt hierher, aber ein Proxy verbirgt den Namen: Er muss den Host-Header weitergeben, bevor Sie drucken.',
  'domainProblem_no-answer':
    '{{host}} antwortet nicht: Sehen Sie nach seinem Server, bevor Sie drucken.',
  domainProblem_refused:
    '{{host}} nimmt keine Verbindung an: Sehen Sie nach seinem Server, bevor Sie drucken.',
  domainProblem_timeout:
    '{{host}} antwortet nicht rechtzeitig: Sehen Sie nach seinem Server, bevor Sie drucken.',
  domainProblem_tls:
    '{{host}} hat kein gültiges Zertifikat, Telefone würden davor warnen: Besorgen Sie eines, bevor Sie drucken.',
  domainTaken:
    'Andere Codes haben dort diese Texte schon: {{names}}. Geben Sie ihnen zuerst einen anderen, oder lassen Sie die Domain, wie sie ist.',
  domainUnknown: 'Eine Domain „{{domain}}“ gibt es nicht. Bekannt sind: {{known}}.',
  domains: 'Kurze Domains',
}
