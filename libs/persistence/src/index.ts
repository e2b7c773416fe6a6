export { Database, type DatabaseOptions } from './database.js';
export { bulkInsert } from './bulk-insert.js';
export { newId } from './identifiers.js';
export { isolationOf, type Isolation } from './isolate.js';
export { migrate, migration, migrationsRun, type Migration } from './migration.js';
export { Notifications } from './notifications.js';
export { provision, urlOfContext, urlOfDatabase, type ProvisionOptions } from './provision.js';
export { loginRole, ownerRole, workerRole } from './roles.js';
export type { Scope, Transaction } from './transaction.js';
