import * as migration_20261121_005347_initial from './20261121_005347_initial.js';
import * as migration_20261121_011857_code_status_enum from './20261121_011857_code_status_enum.js';
import * as migration_20261121_012310_page_blocks from './20261121_012310_page_blocks.js';
import * as migration_20261121_024901_analytics from './20261121_024901_analytics.js';
import * as migration_20261121_051553_lean_scans from './20261121_051553_lean_scans.js';
import * as migration_20261121_073722_crm from './20261121_073722_crm.js';
import * as migration_20261121_091249_touched_scans from './20261121_091249_touched_scans.js';
import * as migration_20261121_092928_consent_withdrawn from './20261121_092928_consent_withdrawn.js';
import * as migration_20261121_110429_sent_as from './20261121_110429_sent_as.js';
import * as migration_20261129_053752_utm_off from './20261129_053752_utm_off.js';
import * as migration_20261129_093940_downloads_and_status from './20261129_093940_downloads_and_status.js';
import * as migration_20261129_175600_designed_symbols from './20261129_175600_designed_symbols.js';
import * as migration_20261129_223454_judged_scans from './20261129_223454_judged_scans.js';
import * as migration_20261130_025017_cockpit from './20261130_025017_cockpit.js';
import * as migration_20261130_065540_reports_rules from './20261130_065540_reports_rules.js';
import * as migration_20261130_105112_between_names from './20261130_105112_between_names.js';
import * as migration_20261130_144707_domains_limits_products from './20261130_144707_domains_limits_products.js';
import * as migration_20261130_185309_api_keys from './20261130_185309_api_keys.js';

export const migrations = [
  {
    up: migration_20261121_005347_initial.up,
    down: migration_20261121_005347_initial.down,
    name: '20261121_005347_initial',
  },
  {
    up: migration_20261121_011857_code_status_enum.up,
    down: migration_20261121_011857_code_status_enum.down,
    name: '20261121_011857_code_status_enum',
  },
  {
    up: migration_20261121_012310_page_blocks.up,
    down: migration_20261121_012310_page_blocks.down,
    name: '20261121_012310_page_blocks',
  },
  {
    up: migration_20261121_024901_analytics.up,
    down: migration_20261121_024901_analytics.down,
    name: '20261121_024901_analytics',
  },
  {
    up: migration_20261121_051553_lean_scans.up,
    down: migration_20261121_051553_lean_scans.down,
    name: '20261121_051553_lean_scans',
  },
  {
    up: migration_20261121_073722_crm.up,
    down: migration_20261121_073722_crm.down,
    name: '20261121_073722_crm',
  },
  {
    up: migration_20261121_091249_touched_scans.up,
    down: migration_20261121_091249_touched_scans.down,
    name: '20261121_091249_touched_scans',
  },
  {
    up: migration_20261121_092928_consent_withdrawn.up,
    down: migration_20261121_092928_consent_withdrawn.down,
    name: '20261121_092928_consent_withdrawn',
  },
  {
    up: migration_20261121_110429_sent_as.up,
    down: migration_20261121_110429_sent_as.down,
    name: '20261121_110429_sent_as',
  },
  {
    up: migration_20261129_053752_utm_off.up,
    down: migration_20261129_053752_utm_off.down,
    name: '20261129_053752_utm_off',
  },
  {
    up: migration_20261129_093940_downloads_and_status.up,
    down: migration_20261129_093940_downloads_and_status.down,
    name: '20261129_093940_downloads_and_status',
  },
  {
    up: migration_20261129_175600_designed_symbols.up,
    down: migration_20261129_175600_designed_symbols.down,
    name: '20261129_175600_designed_symbols',
  },
  {
    up: migration_20261129_223454_judged_scans.up,
    down: migration_20261129_223454_judged_scans.down,
    name: '20261129_223454_judged_scans',
  },
  {
    up: migration_20261130_025017_cockpit.up,
    down: migration_20261130_025017_cockpit.down,
    name: '20261130_025017_cockpit',
  },
  {
    up: migration_20261130_065540_reports_rules.up,
    down: migration_20261130_065540_reports_rules.down,
    name: '20261130_065540_reports_rules',
  },
  {
    up: migration_20261130_105112_between_names.up,
    down: migration_20261130_105112_between_names.down,
    name: '20261130_105112_between_names',
  },
  {
    up: migration_20261130_144707_domains_limits_products.up,
    down: migration_20261130_144707_domains_limits_products.down,
    name: '20261130_144707_domains_limits_products',
  },
  {
    up: migration_20261130_185309_api_keys.up,
    down: migration_20261130_185309_api_keys.down,
    name: '20261130_185309_api_keys'
  },
];
