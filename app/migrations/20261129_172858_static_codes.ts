import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_qr_codes_kind" AS ENUM('dynamic', 'static');
  CREATE TYPE "public"."enum_qr_codes_content_type" AS ENUM('url', 'text', 'phone', 'sms', 'whatsapp', 'email', 'wifi', 'contact', 'event', 'place');
  CREATE TYPE "public"."enum_qr_codes_content_security" AS ENUM('wpa', 'wep', 'open');
  ALTER TABLE "qr_codes" ADD COLUMN "kind" "enum_qr_codes_kind" DEFAULT 'dynamic';
  ALTER TABLE "qr_codes" ADD COLUMN "content_type" "enum_qr_codes_content_type" DEFAULT 'url';
  ALTER TABLE "qr_codes" ADD COLUMN "content_url" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_first_name" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_last_name" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_organization" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_job_title" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_phone" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_email" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_subject" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_starts_at" timestamp(3) with time zone;
  ALTER TABLE "qr_codes" ADD COLUMN "content_ends_at" timestamp(3) with time zone;
  ALTER TABLE "qr_codes" ADD COLUMN "content_network" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_security" "enum_qr_codes_content_security" DEFAULT 'wpa';
  ALTER TABLE "qr_codes" ADD COLUMN "content_password" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_hidden" boolean;
  ALTER TABLE "qr_codes" ADD COLUMN "content_latitude" numeric;
  ALTER TABLE "qr_codes" ADD COLUMN "content_longitude" numeric;
  ALTER TABLE "qr_codes" ADD COLUMN "content_address" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "content_text" varchar;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_codes" DROP COLUMN "kind";
  ALTER TABLE "qr_codes" DROP COLUMN "content_type";
  ALTER TABLE "qr_codes" DROP COLUMN "content_url";
  ALTER TABLE "qr_codes" DROP COLUMN "content_first_name";
  ALTER TABLE "qr_codes" DROP COLUMN "content_last_name";
  ALTER TABLE "qr_codes" DROP COLUMN "content_organization";
  ALTER TABLE "qr_codes" DROP COLUMN "content_job_title";
  ALTER TABLE "qr_codes" DROP COLUMN "content_phone";
  ALTER TABLE "qr_codes" DROP COLUMN "content_email";
  ALTER TABLE "qr_codes" DROP COLUMN "content_subject";
  ALTER TABLE "qr_codes" DROP COLUMN "content_starts_at";
  ALTER TABLE "qr_codes" DROP COLUMN "content_ends_at";
  ALTER TABLE "qr_codes" DROP COLUMN "content_network";
  ALTER TABLE "qr_codes" DROP COLUMN "content_security";
  ALTER TABLE "qr_codes" DROP COLUMN "content_password";
  ALTER TABLE "qr_codes" DROP COLUMN "content_hidden";
  ALTER TABLE "qr_codes" DROP COLUMN "content_latitude";
  ALTER TABLE "qr_codes" DROP COLUMN "content_longitude";
  ALTER TABLE "qr_codes" DROP COLUMN "content_address";
  ALTER TABLE "qr_codes" DROP COLUMN "content_text";
  DROP TYPE "public"."enum_qr_codes_kind";
  DROP TYPE "public"."enum_qr_codes_content_type";
  DROP TYPE "public"."enum_qr_codes_content_security";`)
}
