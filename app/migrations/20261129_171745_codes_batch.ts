import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_codes" ADD COLUMN "batch" varchar;
  CREATE INDEX "qr_codes_batch_idx" ON "qr_codes" USING btree ("batch");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "qr_codes_batch_idx";
  ALTER TABLE "qr_codes" DROP COLUMN "batch";`)
}
