import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_qr_contacts_certainty" AS ENUM('assumed', 'claimed', 'verified');
  CREATE TYPE "public"."enum_qr_conversion_status" AS ENUM('pending', 'complete', 'partially-cancelled', 'partially-refunded', 'cancelled', 'refunded');
  CREATE TYPE "public"."enum_qr_conversion_touch" AS ENUM('scan-id', 'shop-mark', 'last-touch', 'none');
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'qrApply', 'qrSync', 'qrSweep');
  CREATE TYPE "public"."enum_payload_jobs_log_state" AS ENUM('failed', 'succeeded');
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'qrApply', 'qrSync', 'qrSweep');
  ALTER TYPE "public"."enum_users_role" ADD VALUE 'crm' BEFORE 'member';
  CREATE TABLE "qr_contacts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"email" varchar NOT NULL,
  	"first_name" varchar,
  	"last_name" varchar,
  	"first_touch_at" timestamp(3) with time zone,
  	"first_touch_code" varchar,
  	"first_touch_campaign" varchar,
  	"first_touch_certainty" varchar,
  	"first_touch_utm_source" varchar,
  	"first_touch_utm_medium" varchar,
  	"first_touch_utm_campaign" varchar,
  	"first_touch_utm_term" varchar,
  	"first_touch_utm_content" varchar,
  	"first_touch_scan_id" varchar,
  	"last_touch_at" timestamp(3) with time zone,
  	"last_touch_code" varchar,
  	"last_touch_campaign" varchar,
  	"last_touch_certainty" varchar,
  	"last_touch_utm_source" varchar,
  	"last_touch_utm_medium" varchar,
  	"last_touch_utm_campaign" varchar,
  	"last_touch_utm_term" varchar,
  	"last_touch_utm_content" varchar,
  	"last_touch_scan_id" varchar,
  	"scan_count" numeric DEFAULT 0,
  	"conversions" numeric DEFAULT 0,
  	"tickets" numeric DEFAULT 0,
  	"value" jsonb,
  	"value_text" varchar,
  	"consent_given" boolean DEFAULT false,
  	"consent_at" timestamp(3) with time zone,
  	"consent_source" varchar,
  	"consent_contract_basis" varchar,
  	"certainty" "enum_qr_contacts_certainty",
  	"external_ids" jsonb,
  	"name_from" varchar,
  	"touched_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "qr_contacts_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "qr_conversions" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"provider" varchar,
  	"order_id" varchar,
  	"status" "enum_qr_conversion_status",
  	"origin" varchar,
  	"amount" numeric,
  	"currency" varchar,
  	"conversions" numeric DEFAULT 0,
  	"tickets" numeric,
  	"tickets_attended" numeric,
  	"sold_at" timestamp(3) with time zone,
  	"contact_id" integer,
  	"qr_code_id" integer,
  	"code" varchar,
  	"campaign" varchar,
  	"scan_id" varchar,
  	"touch_model" "enum_qr_conversion_touch",
  	"customer_id" varchar,
  	"test" boolean DEFAULT false,
  	"state" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "qr_scan_ids" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"scan_id" varchar,
  	"scanned_at" timestamp(3) with time zone,
  	"contact_id" integer,
  	"certainty" varchar,
  	"bound_at" timestamp(3) with time zone,
  	"bound_by" varchar,
  	"touch" jsonb
  );
  
  CREATE TABLE "qr_deliveries" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"delivery_id" varchar,
  	"kind" varchar,
  	"provider" varchar,
  	"state" varchar,
  	"received_at" timestamp(3) with time zone,
  	"due_at" timestamp(3) with time zone,
  	"lease_until" timestamp(3) with time zone,
  	"worker" varchar,
  	"attempts" numeric DEFAULT 0,
  	"category" varchar,
  	"message" varchar,
  	"work" jsonb,
  	"done_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "qr_syncs" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"contact_id" integer,
  	"target" varchar,
  	"state" varchar,
  	"version" numeric DEFAULT 1,
  	"synced_version" numeric,
  	"digest" varchar,
  	"attempts" numeric DEFAULT 0,
  	"due_at" timestamp(3) with time zone,
  	"lease_until" timestamp(3) with time zone,
  	"worker" varchar,
  	"category" varchar,
  	"message" varchar,
  	"external_id" varchar,
  	"synced_at" timestamp(3) with time zone,
  	"history" jsonb
  );
  
  CREATE TABLE "qr_targets" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"gate" jsonb,
  	"properties" jsonb,
  	"last_run" jsonb
  );
  
  CREATE TABLE "qr_tickets" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"order" varchar,
  	"attended_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "qr_suppressions" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"at" timestamp(3) with time zone,
  	"reason" varchar
  );
  
  CREATE TABLE "payload_jobs_log" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"executed_at" timestamp(3) with time zone NOT NULL,
  	"completed_at" timestamp(3) with time zone NOT NULL,
  	"task_slug" "enum_payload_jobs_log_task_slug" NOT NULL,
  	"task_i_d" varchar NOT NULL,
  	"input" jsonb,
  	"output" jsonb,
  	"state" "enum_payload_jobs_log_state" NOT NULL,
  	"error" jsonb
  );
  
  CREATE TABLE "payload_jobs" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"input" jsonb,
  	"completed_at" timestamp(3) with time zone,
  	"total_tried" numeric DEFAULT 0,
  	"has_error" boolean DEFAULT false,
  	"error" jsonb,
  	"task_slug" "enum_payload_jobs_task_slug",
  	"queue" varchar DEFAULT 'default',
  	"wait_until" timestamp(3) with time zone,
  	"processing" boolean DEFAULT false,
  	"meta" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_jobs_stats" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"stats" jsonb,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "qr_codes" ADD COLUMN "contact_id" integer;
  ALTER TABLE "qr_codes" ADD COLUMN "shop_marks_under_shop" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "shop_marks_channel" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "shop_marks_coupon" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "shop_marks_affiliate" varchar;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "qr_contacts_id" integer;
  ALTER TABLE "qr_contacts_texts" ADD CONSTRAINT "qr_contacts_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."qr_contacts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_conversions" ADD CONSTRAINT "qr_conversions_contact_id_qr_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."qr_contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_conversions" ADD CONSTRAINT "qr_conversions_qr_code_id_qr_codes_id_fk" FOREIGN KEY ("qr_code_id") REFERENCES "public"."qr_codes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_scan_ids" ADD CONSTRAINT "qr_scan_ids_contact_id_qr_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."qr_contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_syncs" ADD CONSTRAINT "qr_syncs_contact_id_qr_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."qr_contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_jobs_log" ADD CONSTRAINT "payload_jobs_log_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."payload_jobs"("id") ON DELETE cascade ON UPDATE no action;
  CREATE UNIQUE INDEX "qr_contacts_email_idx" ON "qr_contacts" USING btree ("email");
  CREATE INDEX "qr_contacts_updated_at_idx" ON "qr_contacts" USING btree ("updated_at");
  CREATE INDEX "qr_contacts_created_at_idx" ON "qr_contacts" USING btree ("created_at");
  CREATE INDEX "qr_contacts_texts_order_parent" ON "qr_contacts_texts" USING btree ("order","parent_id");
  CREATE UNIQUE INDEX "qr_conversions_key_idx" ON "qr_conversions" USING btree ("key");
  CREATE INDEX "qr_conversions_sold_at_idx" ON "qr_conversions" USING btree ("sold_at");
  CREATE INDEX "qr_conversions_contact_idx" ON "qr_conversions" USING btree ("contact_id");
  CREATE INDEX "qr_conversions_qr_code_idx" ON "qr_conversions" USING btree ("qr_code_id");
  CREATE INDEX "qr_conversions_updated_at_idx" ON "qr_conversions" USING btree ("updated_at");
  CREATE INDEX "qr_conversions_created_at_idx" ON "qr_conversions" USING btree ("created_at");
  CREATE INDEX "qr_scan_ids_scanned_at_idx" ON "qr_scan_ids" USING btree ("scanned_at");
  CREATE INDEX "qr_scan_ids_contact_idx" ON "qr_scan_ids" USING btree ("contact_id");
  CREATE UNIQUE INDEX "qr_deliveries_delivery_id_idx" ON "qr_deliveries" USING btree ("delivery_id");
  CREATE INDEX "qr_deliveries_state_idx" ON "qr_deliveries" USING btree ("state");
  CREATE UNIQUE INDEX "qr_syncs_key_idx" ON "qr_syncs" USING btree ("key");
  CREATE INDEX "qr_syncs_contact_idx" ON "qr_syncs" USING btree ("contact_id");
  CREATE INDEX "qr_syncs_state_idx" ON "qr_syncs" USING btree ("state");
  CREATE UNIQUE INDEX "qr_targets_name_idx" ON "qr_targets" USING btree ("name");
  CREATE INDEX "payload_jobs_log_order_idx" ON "payload_jobs_log" USING btree ("_order");
  CREATE INDEX "payload_jobs_log_parent_id_idx" ON "payload_jobs_log" USING btree ("_parent_id");
  CREATE INDEX "payload_jobs_completed_at_idx" ON "payload_jobs" USING btree ("completed_at");
  CREATE INDEX "payload_jobs_total_tried_idx" ON "payload_jobs" USING btree ("total_tried");
  CREATE INDEX "payload_jobs_has_error_idx" ON "payload_jobs" USING btree ("has_error");
  CREATE INDEX "payload_jobs_task_slug_idx" ON "payload_jobs" USING btree ("task_slug");
  CREATE INDEX "payload_jobs_queue_idx" ON "payload_jobs" USING btree ("queue");
  CREATE INDEX "payload_jobs_wait_until_idx" ON "payload_jobs" USING btree ("wait_until");
  CREATE INDEX "payload_jobs_processing_idx" ON "payload_jobs" USING btree ("processing");
  CREATE INDEX "payload_jobs_updated_at_idx" ON "payload_jobs" USING btree ("updated_at");
  CREATE INDEX "payload_jobs_created_at_idx" ON "payload_jobs" USING btree ("created_at");
  ALTER TABLE "qr_codes" ADD CONSTRAINT "qr_codes_contact_id_qr_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."qr_contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_qr_contacts_fk" FOREIGN KEY ("qr_contacts_id") REFERENCES "public"."qr_contacts"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "qr_codes_contact_idx" ON "qr_codes" USING btree ("contact_id");
  CREATE INDEX "qr_codes_shop_marks_shop_marks_under_shop_idx" ON "qr_codes" USING btree ("shop_marks_under_shop");
  CREATE INDEX "qr_codes_shop_marks_shop_marks_channel_idx" ON "qr_codes" USING btree ("shop_marks_channel");
  CREATE INDEX "qr_codes_shop_marks_shop_marks_coupon_idx" ON "qr_codes" USING btree ("shop_marks_coupon");
  CREATE INDEX "qr_codes_shop_marks_shop_marks_affiliate_idx" ON "qr_codes" USING btree ("shop_marks_affiliate");
  CREATE INDEX "payload_locked_documents_rels_qr_contacts_id_idx" ON "payload_locked_documents_rels" USING btree ("qr_contacts_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_contacts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_contacts_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_conversions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_scan_ids" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_deliveries" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_syncs" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_targets" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_tickets" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_suppressions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "payload_jobs_log" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "payload_jobs" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "payload_jobs_stats" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "qr_contacts" CASCADE;
  DROP TABLE "qr_contacts_texts" CASCADE;
  DROP TABLE "qr_conversions" CASCADE;
  DROP TABLE "qr_scan_ids" CASCADE;
  DROP TABLE "qr_deliveries" CASCADE;
  DROP TABLE "qr_syncs" CASCADE;
  DROP TABLE "qr_targets" CASCADE;
  DROP TABLE "qr_tickets" CASCADE;
  DROP TABLE "qr_suppressions" CASCADE;
  DROP TABLE "payload_jobs_log" CASCADE;
  DROP TABLE "payload_jobs" CASCADE;
  DROP TABLE "payload_jobs_stats" CASCADE;
  ALTER TABLE "qr_codes" DROP CONSTRAINT "qr_codes_contact_id_qr_contacts_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_qr_contacts_fk";
  
  ALTER TABLE "users" ALTER COLUMN "role" SET DATA TYPE text;
  ALTER TABLE "users" ALTER COLUMN "role" SET DEFAULT 'member'::text;
  DROP TYPE "public"."enum_users_role";
  CREATE TYPE "public"."enum_users_role" AS ENUM('admin', 'manager', 'analyst', 'member');
  ALTER TABLE "users" ALTER COLUMN "role" SET DEFAULT 'member'::"public"."enum_users_role";
  ALTER TABLE "users" ALTER COLUMN "role" SET DATA TYPE "public"."enum_users_role" USING "role"::"public"."enum_users_role";
  DROP INDEX "qr_codes_contact_idx";
  DROP INDEX "qr_codes_shop_marks_shop_marks_under_shop_idx";
  DROP INDEX "qr_codes_shop_marks_shop_marks_channel_idx";
  DROP INDEX "qr_codes_shop_marks_shop_marks_coupon_idx";
  DROP INDEX "qr_codes_shop_marks_shop_marks_affiliate_idx";
  DROP INDEX "payload_locked_documents_rels_qr_contacts_id_idx";
  ALTER TABLE "qr_codes" DROP COLUMN "contact_id";
  ALTER TABLE "qr_codes" DROP COLUMN "shop_marks_under_shop";
  ALTER TABLE "qr_codes" DROP COLUMN "shop_marks_channel";
  ALTER TABLE "qr_codes" DROP COLUMN "shop_marks_coupon";
  ALTER TABLE "qr_codes" DROP COLUMN "shop_marks_affiliate";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "qr_contacts_id";
  DROP TYPE "public"."enum_qr_contacts_certainty";
  DROP TYPE "public"."enum_qr_conversion_status";
  DROP TYPE "public"."enum_qr_conversion_touch";
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  DROP TYPE "public"."enum_payload_jobs_log_state";
  DROP TYPE "public"."enum_payload_jobs_task_slug";`)
}
