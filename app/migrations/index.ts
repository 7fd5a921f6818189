import * as migration_20261121_005347_initial from './20261121_005347_initial.js';

export const migrations = [
  {
    up: migration_20261121_005347_initial.up,
    down: migration_20261121_005347_initial.down,
    name: '20261121_005347_initial'
  },
];
