import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_qr_api_keys_scopes" AS ENUM('codes:read', 'codes:write', 'bulk:write', 'stats:read', 'scans:export', 'check-in');
  CREATE TYPE "public"."enum_qr_api_keys_reach" AS ENUM('all', 'some');
  CREATE TABLE "qr_api_keys_scopes" (
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"value" "enum_qr_api_keys_scopes",
  	"id" serial PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "qr_api_keys" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"reach" "enum_qr_api_keys_reach" DEFAULT 'all',
  	"expires_at" timestamp(3) with time zone,
  	"start" varchar,
  	"owner_id" integer,
  	"last_used_at" timestamp(3) with time zone,
  	"revoked_at" timestamp(3) with time zone,
  	"hash" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "qr_api_keys_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"qr_campaigns_id" integer,
  	"qr_codes_id" integer
  );
  
  ALTER TABLE "qr_api_keys_scopes" ADD CONSTRAINT "qr_api_keys_scopes_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."qr_api_keys"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_api_keys" ADD CONSTRAINT "qr_api_keys_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_api_keys_rels" ADD CONSTRAINT "qr_api_keys_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."qr_api_keys"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_api_keys_rels" ADD CONSTRAINT "qr_api_keys_rels_qr_campaigns_fk" FOREIGN KEY ("qr_campaigns_id") REFERENCES "public"."qr_campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "qr_api_keys_rels" ADD CONSTRAINT "qr_api_keys_rels_qr_codes_fk" FOREIGN KEY ("qr_codes_id") REFERENCES "public"."qr_codes"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "qr_api_keys_scopes_order_idx" ON "qr_api_keys_scopes" USING btree ("order");
  CREATE INDEX "qr_api_keys_scopes_parent_idx" ON "qr_api_keys_scopes" USING btree ("parent_id");
  CREATE INDEX "qr_api_keys_owner_idx" ON "qr_api_keys" USING btree ("owner_id");
  CREATE UNIQUE INDEX "qr_api_keys_hash_idx" ON "qr_api_keys" USING btree ("hash");
  CREATE INDEX "qr_api_keys_updated_at_idx" ON "qr_api_keys" USING btree ("updated_at");
  CREATE INDEX "qr_api_keys_created_at_idx" ON "qr_api_keys" USING btree ("created_at");
  CREATE INDEX "qr_api_keys_rels_order_idx" ON "qr_api_keys_rels" USING btree ("order");
  CREATE INDEX "qr_api_keys_rels_parent_idx" ON "qr_api_keys_rels" USING btree ("parent_id");
  CREATE INDEX "qr_api_keys_rels_path_idx" ON "qr_api_keys_rels" USING btree ("path");
  CREATE INDEX "qr_api_keys_rels_qr_campaigns_id_idx" ON "qr_api_keys_rels" USING btree ("qr_campaigns_id");
  CREATE INDEX "qr_api_keys_rels_qr_codes_id_idx" ON "qr_api_keys_rels" USING btree ("qr_codes_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "qr_api_keys_scopes" CASCADE;
  DROP TABLE "qr_api_keys" CASCADE;
  DROP TABLE "qr_api_keys_rels" CASCADE;
  DROP TYPE "public"."enum_qr_api_keys_scopes";
  DROP TYPE "public"."enum_qr_api_keys_reach";`)
}
