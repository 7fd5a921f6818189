/** Domains of short URLs: which a code is on, what moving does, and whether one leads here. */
export const domainsEN = {
  domain: 'Domain',
  domainChecking: 'Whether {{host}} leads here is being looked at …',
  domainDefault: 'Default ({{host}})',
  domainGone:
    '{{host}} is no longer among options.domains, so its codes answer on the default domain. Choose another one, or put it back.',
  domainHint:
    'Where its short URL lives. Empty: on the domain of its campaign, else on the default one.',
  domainHintCampaign:
    'Where the short URLs of its codes live that have no domain of their own. Empty: on the default one.',
  domainInherited: 'As its campaign ({{host}})',
  domainLeadsHere: '{{host}} leads here.',
  domainMoves:
    '{{old}} is in print, or may be: after you save, the symbol says {{url}}, and {{old}} leads here for good.',
  domainMovesCodes:
    'When you save, the codes of this campaign move to {{host}}, but those with a domain of their own. What is in print of them leads on for good.',
  domainProblem_dns:
    '{{host}} leads nowhere yet: its DNS has to point to this site before you print.',
  domainProblem_elsewhere:
    '{{host}} leads to another server, or nothing answers at its path: point its DNS to this site and give it the route before you print.',
  domainProblem_host:
    '{{host}} leads here, but a proxy hides its name: let it pass the Host header on before you print.',
  'domainProblem_no-answer': '{{host}} does not answer: see to its server before you print.',
  domainProblem_refused: '{{host}} takes no connection: see to its server before you print.',
  domainProblem_timeout: '{{host}} does not answer in time: see to its server before you print.',
  domainProblem_tls:
    '{{host}} has no valid certificate, so phones will warn of it: get one before you print.',
  domainTaken:
    'Other codes have these texts there already: {{names}}. Give them another text first, or leave the domain as it is.',
  domainUnknown: 'There is no domain “{{domain}}”. Known are: {{known}}.',
  domains: 'Short domains',
}
