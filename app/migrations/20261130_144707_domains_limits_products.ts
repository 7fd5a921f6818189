import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_qr_scans_outcome" ADD VALUE 'already-used';
  CREATE TABLE "qr_codes_gs1_links" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"link_type" varchar,
  	"title" varchar,
  	"href" varchar,
  	"hreflang" varchar,
  	"type" varchar,
  	"context" varchar
  );
  
  CREATE TABLE "qr_shares" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"holder" varchar NOT NULL,
  	"qr_code_id" integer,
  	"taken" numeric DEFAULT 0,
  	"visitor" varchar,
  	"expires_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "qr_check_ins" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"qr_code_id" integer,
  	"checked_in_at" timestamp(3) with time zone NOT NULL,
  	"attempt" varchar NOT NULL,
  	"by" varchar
  );
  
  DROP INDEX "qr_codes_code_idx";
  ALTER TABLE "qr_codes" ADD COLUMN "ticket" boolean DEFAULT false;
  ALTER TABLE "qr_codes" ADD COLUMN "domain" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "host" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "gs1_identifiers" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "gs1_key" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "scans_per_visitor" numeric;
  ALTER TABLE "qr_codes" ADD COLUMN "pages_used_up_title" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "pages_used_up_text" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "pages_used_up_button" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "pages_used_up_url" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "pages_already_used_title" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "pages_already_used_text" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "pages_already_used_button" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "pages_already_used_url" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "domain" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "pages_used_up_title" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "pages_used_up_text" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "pages_used_up_button" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "pages_used_up_url" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "pages_already_used_title" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "pages_already_used_text" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "pages_already_used_button" varchar;
  ALTER TABLE "qr_campaigns" ADD COLUMN "pages_already_used_url" varchar;
  ALTER TABLE "qr_contacts" ADD COLUMN "tickets_held" numeric DEFAULT 0;
  ALTER TABLE "qr_contacts" ADD COLUMN "tickets_attended" numeric DEFAULT 0;
  ALTER TABLE "qr_contacts" ADD COLUMN "last_attended_at" timestamp(3) with time zone;
  ALTER TABLE "qr_tickets" ADD COLUMN "holder_id" integer;
  ALTER TABLE "qr_codes_gs1_links" ADD CONSTRAINT "qr_codes_gs1_links_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."qr_codes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_shares" ADD CONSTRAINT "qr_shares_qr_code_id_qr_codes_id_fk" FOREIGN KEY ("qr_code_id") REFERENCES "public"."qr_codes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_check_ins" ADD CONSTRAINT "qr_check_ins_qr_code_id_qr_codes_id_fk" FOREIGN KEY ("qr_code_id") REFERENCES "public"."qr_codes"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "qr_codes_gs1_links_order_idx" ON "qr_codes_gs1_links" USING btree ("_order");
  CREATE INDEX "qr_codes_gs1_links_parent_id_idx" ON "qr_codes_gs1_links" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "qr_shares_holder_idx" ON "qr_shares" USING btree ("holder");
  CREATE INDEX "qr_shares_qr_code_idx" ON "qr_shares" USING btree ("qr_code_id");
  CREATE INDEX "qr_shares_visitor_idx" ON "qr_shares" USING btree ("visitor");
  CREATE INDEX "qr_shares_expires_at_idx" ON "qr_shares" USING btree ("expires_at");
  CREATE UNIQUE INDEX "qr_check_ins_qr_code_idx" ON "qr_check_ins" USING btree ("qr_code_id");
  ALTER TABLE "qr_tickets" ADD CONSTRAINT "qr_tickets_holder_id_qr_contacts_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."qr_contacts"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "qr_codes_domain_idx" ON "qr_codes" USING btree ("domain");
  CREATE INDEX "qr_codes_host_idx" ON "qr_codes" USING btree ("host");
  CREATE UNIQUE INDEX "qr_codes_gs1_gs1_key_idx" ON "qr_codes" USING btree ("gs1_key");
  CREATE INDEX "qr_campaigns_domain_idx" ON "qr_campaigns" USING btree ("domain");
  CREATE INDEX "qr_tickets_holder_idx" ON "qr_tickets" USING btree ("holder_id");
  CREATE INDEX "qr_codes_code_idx" ON "qr_codes" USING btree ("code");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_codes_gs1_links" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_shares" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_check_ins" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "qr_codes_gs1_links" CASCADE;
  DROP TABLE "qr_shares" CASCADE;
  DROP TABLE "qr_check_ins" CASCADE;
  ALTER TABLE "qr_tickets" DROP CONSTRAINT "qr_tickets_holder_id_qr_contacts_id_fk";
  
  ALTER TABLE "qr_scans" ALTER COLUMN "outcome" SET DATA TYPE text;
  DROP TYPE "public"."enum_qr_scans_outcome";
  CREATE TYPE "public"."enum_qr_scans_outcome" AS ENUM('redirected', 'paused', 'not-started', 'expired', 'used-up', 'trashed', 'missing-destination', 'asked');
  ALTER TABLE "qr_scans" ALTER COLUMN "outcome" SET DATA TYPE "public"."enum_qr_scans_outcome" USING "outcome"::"public"."enum_qr_scans_outcome";
  DROP INDEX "qr_codes_domain_idx";
  DROP INDEX "qr_codes_host_idx";
  DROP INDEX "qr_codes_gs1_gs1_key_idx";
  DROP INDEX "qr_campaigns_domain_idx";
  DROP INDEX "qr_tickets_holder_idx";
  DROP INDEX "qr_codes_code_idx";
  CREATE UNIQUE INDEX "qr_codes_code_idx" ON "qr_codes" USING btree ("code");
  ALTER TABLE "qr_codes" DROP COLUMN "ticket";
  ALTER TABLE "qr_codes" DROP COLUMN "domain";
  ALTER TABLE "qr_codes" DROP COLUMN "host";
  ALTER TABLE "qr_codes" DROP COLUMN "gs1_identifiers";
  ALTER TABLE "qr_codes" DROP COLUMN "gs1_key";
  ALTER TABLE "qr_codes" DROP COLUMN "scans_per_visitor";
  ALTER TABLE "qr_codes" DROP COLUMN "pages_used_up_title";
  ALTER TABLE "qr_codes" DROP COLUMN "pages_used_up_text";
  ALTER TABLE "qr_codes" DROP COLUMN "pages_used_up_button";
  ALTER TABLE "qr_codes" DROP COLUMN "pages_used_up_url";
  ALTER TABLE "qr_codes" DROP COLUMN "pages_already_used_title";
  ALTER TABLE "qr_codes" DROP COLUMN "pages_already_used_text";
  ALTER TABLE "qr_codes" DROP COLUMN "pages_already_used_button";
  ALTER TABLE "qr_codes" DROP COLUMN "pages_already_used_url";
  ALTER TABLE "qr_campaigns" DROP COLUMN "domain";
  ALTER TABLE "qr_campaigns" DROP COLUMN "pages_used_up_title";
  ALTER TABLE "qr_campaigns" DROP COLUMN "pages_used_up_text";
  ALTER TABLE "qr_campaigns" DROP COLUMN "pages_used_up_button";
  ALTER TABLE "qr_campaigns" DROP COLUMN "pages_used_up_url";
  ALTER TABLE "qr_campaigns" DROP COLUMN "pages_already_used_title";
  ALTER TABLE "qr_campaigns" DROP COLUMN "pages_already_used_text";
  ALTER TABLE "qr_campaigns" DROP COLUMN "pages_already_used_button";
  ALTER TABLE "qr_campaigns" DROP COLUMN "pages_already_used_url";
  ALTER TABLE "qr_contacts" DROP COLUMN "tickets_held";
  ALTER TABLE "qr_contacts" DROP COLUMN "tickets_attended";
  ALTER TABLE "qr_contacts" DROP COLUMN "last_attended_at";
  ALTER TABLE "qr_tickets" DROP COLUMN "holder_id";`)
}
