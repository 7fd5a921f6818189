import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_syncs" ADD COLUMN "sent_as" varchar;
  CREATE INDEX "qr_syncs_external_id_idx" ON "qr_syncs" USING btree ("external_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "qr_syncs_external_id_idx";
  ALTER TABLE "qr_syncs" DROP COLUMN "sent_as";`)
}
