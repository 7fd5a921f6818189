import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_qr_campaigns_goal_measure" AS ENUM('scans', 'visitors', 'orders');
  CREATE TYPE "public"."enum_qr_campaigns_destination_type" AS ENUM('url', 'reference');
  CREATE TABLE "qr_codes_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "qr_campaigns_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"pages_id" integer
  );
  
  CREATE TABLE "qr_history" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"document" varchar NOT NULL,
  	"changed_at" timestamp(3) with time zone NOT NULL,
  	"changed_by" varchar,
  	"via" varchar,
  	"changes" jsonb NOT NULL
  );
  
  CREATE TABLE "qr_reservations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"holder" varchar NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "qr_alerts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"qr_code_id" integer,
  	"kind" varchar,
  	"facts" jsonb,
  	"raised_at" timestamp(3) with time zone,
  	"cleared_at" timestamp(3) with time zone,
  	"silenced_at" timestamp(3) with time zone,
  	"told" jsonb
  );
  
  ALTER TABLE "qr_campaigns" ADD COLUMN "starts_at" timestamp(3) with time zone;
  ALTER TABLE "qr_campaigns" ADD COLUMN "ends_at" timestamp(3) with time zone;
  ALTER TABLE "qr_campaigns" ADD COLUMN "goal_target" numeric;
  ALTER TABLE "qr_campaigns" ADD COLUMN "goal_measure" "enum_qr_campaigns_goal_measure" DEFAULT 'scans';
  ALTER TABLE "qr_campaigns" ADD COLUMN "budget_amount" numeric;
  ALTER TABLE "qr_campaigns" ADD COLUMN "budget_currency" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "destination_type" "enum_qr_campaigns_destination_type" DEFAULT 'url';
  ALTER TABLE "qr_campaigns" ADD COLUMN "destination_url" varchar;
  ALTER TABLE "qr_codes_texts" ADD CONSTRAINT "qr_codes_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."qr_codes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_campaigns_rels" ADD CONSTRAINT "qr_campaigns_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."qr_campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_campaigns_rels" ADD CONSTRAINT "qr_campaigns_rels_pages_fk" FOREIGN KEY ("pages_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_alerts" ADD CONSTRAINT "qr_alerts_qr_code_id_qr_codes_id_fk" FOREIGN KEY ("qr_code_id") REFERENCES "public"."qr_codes"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "qr_codes_texts_order_parent" ON "qr_codes_texts" USING btree ("order","parent_id");
  CREATE INDEX "qr_campaigns_rels_order_idx" ON "qr_campaigns_rels" USING btree ("order");
  CREATE INDEX "qr_campaigns_rels_parent_idx" ON "qr_campaigns_rels" USING btree ("parent_id");
  CREATE INDEX "qr_campaigns_rels_path_idx" ON "qr_campaigns_rels" USING btree ("path");
  CREATE INDEX "qr_campaigns_rels_pages_id_idx" ON "qr_campaigns_rels" USING btree ("pages_id");
  CREATE INDEX "qr_history_document_idx" ON "qr_history" USING btree ("document");
  CREATE UNIQUE INDEX "qr_reservations_code_idx" ON "qr_reservations" USING btree ("code");
  CREATE INDEX "qr_reservations_expires_at_idx" ON "qr_reservations" USING btree ("expires_at");
  CREATE UNIQUE INDEX "qr_alerts_key_idx" ON "qr_alerts" USING btree ("key");
  CREATE INDEX "qr_alerts_qr_code_idx" ON "qr_alerts" USING btree ("qr_code_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "qr_codes_texts" CASCADE;
  DROP TABLE "qr_campaigns_rels" CASCADE;
  DROP TABLE "qr_history" CASCADE;
  DROP TABLE "qr_reservations" CASCADE;
  DROP TABLE "qr_alerts" CASCADE;
  ALTER TABLE "qr_campaigns" DROP COLUMN "starts_at";
  ALTER TABLE "qr_campaigns" DROP COLUMN "ends_at";
  ALTER TABLE "qr_campaigns" DROP COLUMN "goal_target";
  ALTER TABLE "qr_campaigns" DROP COLUMN "goal_measure";
  ALTER TABLE "qr_campaigns" DROP COLUMN "budget_amount";
  ALTER TABLE "qr_campaigns" DROP COLUMN "budget_currency";
  ALTER TABLE "qr_campaigns" DROP COLUMN "destination_type";
  ALTER TABLE "qr_campaigns" DROP COLUMN "destination_url";
  DROP TYPE "public"."enum_qr_campaigns_goal_measure";
  DROP TYPE "public"."enum_qr_campaigns_destination_type";`)
}
