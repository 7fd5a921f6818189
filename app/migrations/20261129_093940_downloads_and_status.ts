import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_codes" ALTER COLUMN "status" DROP NOT NULL;
  ALTER TABLE "qr_counters" ADD COLUMN "downloaded_at" timestamp(3) with time zone;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_codes" ALTER COLUMN "status" SET NOT NULL;
  ALTER TABLE "qr_counters" DROP COLUMN "downloaded_at";`)
}
