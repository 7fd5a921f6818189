import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_qr_scans_traffic_class" ADD VALUE 'internal';
  CREATE TABLE "qr_visitor_keys" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"kept_until" numeric
  );
  
  ALTER TABLE "qr_scans" ADD COLUMN "repeats" numeric;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "qr_visitor_keys" CASCADE;
  ALTER TABLE "qr_scans" ALTER COLUMN "traffic_class" SET DATA TYPE text;
  -- a class that is not there before
  UPDATE "qr_scans" SET "traffic_class" = 'probe' WHERE "traffic_class" = 'internal';
  DROP TYPE "public"."enum_qr_scans_traffic_class";
  CREATE TYPE "public"."enum_qr_scans_traffic_class" AS ENUM('human', 'suspect', 'bot', 'preview', 'prefetch', 'probe');
  ALTER TABLE "qr_scans" ALTER COLUMN "traffic_class" SET DATA TYPE "public"."enum_qr_scans_traffic_class" USING "traffic_class"::"public"."enum_qr_scans_traffic_class";
  ALTER TABLE "qr_scans" DROP COLUMN "repeats";`)
}
