import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_qr_reports_every" AS ENUM('week', 'month');
  CREATE TABLE "qr_misses" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"code" varchar,
  	"hour" timestamp(3) with time zone,
  	"scans" numeric,
  	"last_at" timestamp(3) with time zone,
  	"country" varchar,
  	"region_name" varchar,
  	"city" varchar
  );
  
  CREATE TABLE "qr_opt_outs" (
  	"id" varchar PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "qr_reports" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"every" "enum_qr_reports_every" DEFAULT 'week',
  	"campaign_id" integer,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "qr_reports_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer
  );
  
  CREATE TABLE "qr_report_sends" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"claimed_until" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "qr_codes" ADD COLUMN "rules" jsonb;
  ALTER TABLE "qr_campaigns" ADD COLUMN "rules" jsonb;
  ALTER TABLE "qr_links" ADD COLUMN "rule" varchar;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "qr_reports_id" integer;
  ALTER TABLE "qr_reports" ADD CONSTRAINT "qr_reports_campaign_id_qr_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."qr_campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_reports_rels" ADD CONSTRAINT "qr_reports_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."qr_reports"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_reports_rels" ADD CONSTRAINT "qr_reports_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "qr_misses_hour_idx" ON "qr_misses" USING btree ("hour");
  CREATE INDEX "qr_misses_last_at_idx" ON "qr_misses" USING btree ("last_at");
  CREATE INDEX "qr_reports_campaign_idx" ON "qr_reports" USING btree ("campaign_id");
  CREATE INDEX "qr_reports_updated_at_idx" ON "qr_reports" USING btree ("updated_at");
  CREATE INDEX "qr_reports_created_at_idx" ON "qr_reports" USING btree ("created_at");
  CREATE INDEX "qr_reports_rels_order_idx" ON "qr_reports_rels" USING btree ("order");
  CREATE INDEX "qr_reports_rels_parent_idx" ON "qr_reports_rels" USING btree ("parent_id");
  CREATE INDEX "qr_reports_rels_path_idx" ON "qr_reports_rels" USING btree ("path");
  CREATE INDEX "qr_reports_rels_users_id_idx" ON "qr_reports_rels" USING btree ("users_id");
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_qr_reports_fk" FOREIGN KEY ("qr_reports_id") REFERENCES "public"."qr_reports"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "payload_locked_documents_rels_qr_reports_id_idx" ON "payload_locked_documents_rels" USING btree ("qr_reports_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_misses" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_opt_outs" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_reports" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_reports_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_report_sends" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "qr_misses" CASCADE;
  DROP TABLE "qr_opt_outs" CASCADE;
  DROP TABLE "qr_reports" CASCADE;
  DROP TABLE "qr_reports_rels" CASCADE;
  DROP TABLE "qr_report_sends" CASCADE;
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_qr_reports_fk";
  
  DROP INDEX "payload_locked_documents_rels_qr_reports_id_idx";
  ALTER TABLE "qr_codes" DROP COLUMN "rules";
  ALTER TABLE "qr_campaigns" DROP COLUMN "rules";
  ALTER TABLE "qr_links" DROP COLUMN "rule";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "qr_reports_id";
  DROP TYPE "public"."enum_qr_reports_every";`)
}
