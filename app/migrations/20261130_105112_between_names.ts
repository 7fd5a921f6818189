import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_qr_codes_between_kind" AS ENUM('none', 'preview', 'question', 'password', 'choice', 'card', 'links');
  ALTER TYPE "public"."enum_qr_scans_outcome" ADD VALUE 'asked';
  CREATE TABLE "qr_codes_between_choices" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar,
  	"url" varchar
  );
  
  CREATE TABLE "qr_names" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"text" varchar NOT NULL,
  	"qr_code_id" integer,
  	"kept" boolean DEFAULT false
  );
  
  CREATE TABLE "qr_messages" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"type" varchar,
  	"endpoint" varchar,
  	"state" varchar,
  	"category" varchar,
  	"attempts" numeric DEFAULT 0,
  	"occurred_at" timestamp(3) with time zone,
  	"due_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"body" jsonb,
  	"lease_until" timestamp(3) with time zone,
  	"worker" varchar,
  	"message" varchar
  );
  
  ALTER TABLE "qr_codes" ADD COLUMN "between_kind" "enum_qr_codes_between_kind" DEFAULT 'none';
  ALTER TABLE "qr_codes" ADD COLUMN "between_title" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "between_text" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "between_button" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "between_password_hash" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "between_card_name" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "between_card_organization" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "between_card_phone" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "between_card_email" varchar;
  ALTER TABLE "qr_codes" ADD COLUMN "between_card_website" varchar;
  ALTER TABLE "qr_counters" ADD COLUMN "sent_gone" numeric DEFAULT 0;
  ALTER TABLE "qr_links" ADD COLUMN "alias" varchar;
  ALTER TABLE "qr_links" ADD COLUMN "channel" varchar;
  ALTER TABLE "qr_codes_between_choices" ADD CONSTRAINT "qr_codes_between_choices_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."qr_codes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_names" ADD CONSTRAINT "qr_names_qr_code_id_qr_codes_id_fk" FOREIGN KEY ("qr_code_id") REFERENCES "public"."qr_codes"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "qr_codes_between_choices_order_idx" ON "qr_codes_between_choices" USING btree ("_order");
  CREATE INDEX "qr_codes_between_choices_parent_id_idx" ON "qr_codes_between_choices" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "qr_names_text_idx" ON "qr_names" USING btree ("text");
  CREATE INDEX "qr_names_qr_code_idx" ON "qr_names" USING btree ("qr_code_id");
  CREATE INDEX "qr_messages_state_idx" ON "qr_messages" USING btree ("state");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "qr_codes_between_choices" CASCADE;
  DROP TABLE "qr_names" CASCADE;
  DROP TABLE "qr_messages" CASCADE;
  ALTER TABLE "qr_scans" ALTER COLUMN "outcome" SET DATA TYPE text;
  DROP TYPE "public"."enum_qr_scans_outcome";
  CREATE TYPE "public"."enum_qr_scans_outcome" AS ENUM('redirected', 'paused', 'not-started', 'expired', 'used-up', 'trashed', 'missing-destination');
  ALTER TABLE "qr_scans" ALTER COLUMN "outcome" SET DATA TYPE "public"."enum_qr_scans_outcome" USING "outcome"::"public"."enum_qr_scans_outcome";
  ALTER TABLE "qr_codes" DROP COLUMN "between_kind";
  ALTER TABLE "qr_codes" DROP COLUMN "between_title";
  ALTER TABLE "qr_codes" DROP COLUMN "between_text";
  ALTER TABLE "qr_codes" DROP COLUMN "between_button";
  ALTER TABLE "qr_codes" DROP COLUMN "between_password_hash";
  ALTER TABLE "qr_codes" DROP COLUMN "between_card_name";
  ALTER TABLE "qr_codes" DROP COLUMN "between_card_organization";
  ALTER TABLE "qr_codes" DROP COLUMN "between_card_phone";
  ALTER TABLE "qr_codes" DROP COLUMN "between_card_email";
  ALTER TABLE "qr_codes" DROP COLUMN "between_card_website";
  ALTER TABLE "qr_counters" DROP COLUMN "sent_gone";
  ALTER TABLE "qr_links" DROP COLUMN "alias";
  ALTER TABLE "qr_links" DROP COLUMN "channel";
  DROP TYPE "public"."enum_qr_codes_between_kind";`)
}
