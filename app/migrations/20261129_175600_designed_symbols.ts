import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_qr_codes_kind" AS ENUM('dynamic', 'static');
  CREATE TYPE "public"."enum_qr_codes_content_type" AS ENUM('url', 'text', 'phone', 'sms', 'whatsapp', 'email', 'wifi', 'contact', 'event', 'place');
  CREATE TYPE "public"."enum_qr_codes_content_security" AS ENUM('wpa', 'wep', 'open');
  CREATE TABLE "media" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"alt" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric
  );
  
  CREATE TABLE "qr_designs" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"logo_id" integer,
  	"design" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
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
  ALTER TABLE "qr_codes" ADD COLUMN "content_text" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "preset_id" integer;
  ALTER TABLE "qr_codes" ADD COLUMN "logo_id" integer;
  ALTER TABLE "qr_codes" ADD COLUMN "design" jsonb;
  ALTER TABLE "qr_codes" ADD COLUMN "batch" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "preset_id" integer;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "media_id" integer;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "qr_designs_id" integer;
  ALTER TABLE "qr_designs" ADD CONSTRAINT "qr_designs_logo_id_media_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "qr_designs_logo_idx" ON "qr_designs" USING btree ("logo_id");
  CREATE INDEX "qr_designs_updated_at_idx" ON "qr_designs" USING btree ("updated_at");
  CREATE INDEX "qr_designs_created_at_idx" ON "qr_designs" USING btree ("created_at");
  ALTER TABLE "qr_codes" ADD CONSTRAINT "qr_codes_preset_id_qr_designs_id_fk" FOREIGN KEY ("preset_id") REFERENCES "public"."qr_designs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_codes" ADD CONSTRAINT "qr_codes_logo_id_media_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_campaigns" ADD CONSTRAINT "qr_campaigns_preset_id_qr_designs_id_fk" FOREIGN KEY ("preset_id") REFERENCES "public"."qr_designs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_qr_designs_fk" FOREIGN KEY ("qr_designs_id") REFERENCES "public"."qr_designs"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "qr_codes_preset_idx" ON "qr_codes" USING btree ("preset_id");
  CREATE INDEX "qr_codes_logo_idx" ON "qr_codes" USING btree ("logo_id");
  CREATE INDEX "qr_codes_batch_idx" ON "qr_codes" USING btree ("batch");
  CREATE INDEX "qr_campaigns_preset_idx" ON "qr_campaigns" USING btree ("preset_id");
  CREATE INDEX "payload_locked_documents_rels_media_id_idx" ON "payload_locked_documents_rels" USING btree ("media_id");
  CREATE INDEX "payload_locked_documents_rels_qr_designs_id_idx" ON "payload_locked_documents_rels" USING btree ("qr_designs_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "media" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_designs" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "media" CASCADE;
  DROP TABLE "qr_designs" CASCADE;
  ALTER TABLE "qr_codes" DROP CONSTRAINT "qr_codes_preset_id_qr_designs_id_fk";
  
  ALTER TABLE "qr_codes" DROP CONSTRAINT "qr_codes_logo_id_media_id_fk";
  
  ALTER TABLE "qr_campaigns" DROP CONSTRAINT "qr_campaigns_preset_id_qr_designs_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_media_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_qr_designs_fk";
  
  DROP INDEX "qr_codes_preset_idx";
  DROP INDEX "qr_codes_logo_idx";
  DROP INDEX "qr_codes_batch_idx";
  DROP INDEX "qr_campaigns_preset_idx";
  DROP INDEX "payload_locked_documents_rels_media_id_idx";
  DROP INDEX "payload_locked_documents_rels_qr_designs_id_idx";
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
  ALTER TABLE "qr_codes" DROP COLUMN "preset_id";
  ALTER TABLE "qr_codes" DROP COLUMN "logo_id";
  ALTER TABLE "qr_codes" DROP COLUMN "design";
  ALTER TABLE "qr_codes" DROP COLUMN "batch";
  ALTER TABLE "qr_campaigns" DROP COLUMN "preset_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "media_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "qr_designs_id";
  DROP TYPE "public"."enum_qr_codes_kind";
  DROP TYPE "public"."enum_qr_codes_content_type";
  DROP TYPE "public"."enum_qr_codes_content_security";`)
}
