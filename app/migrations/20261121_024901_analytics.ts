import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "qr_clients" (
  	"id" numeric PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"device_type" varchar,
  	"os" varchar,
  	"browser" varchar,
  	"user_agent" varchar
  );
  
  CREATE TABLE "qr_links" (
  	"id" numeric PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"destination" varchar,
  	"utm_source" varchar,
  	"utm_medium" varchar,
  	"utm_campaign" varchar,
  	"utm_term" varchar,
  	"utm_content" varchar
  );
  
  CREATE TABLE "qr_places" (
  	"id" numeric PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"country" varchar,
  	"region_code" varchar,
  	"region_name" varchar,
  	"city" varchar,
  	"postal_code" varchar,
  	"latitude" numeric,
  	"longitude" numeric,
  	"timezone" varchar,
  	"as_organization" varchar,
  	"geo_source" varchar,
  	"geo_date" varchar
  );
  
  CREATE TABLE "qr_terms" (
  	"id" numeric PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"text" varchar
  );
  
  CREATE TABLE "qr_rollups" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"bounds" varchar,
  	"slots" varchar,
  	"segment_slots" varchar,
  	"codes" varchar,
  	"places" varchar,
  	"clients" varchar,
  	"links" varchar,
  	"languages" varchar,
  	"referrers" varchar,
  	"visitors" varchar
  );
  
  CREATE TABLE "qr_rollup_parts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"scans" numeric,
  	"data" varchar
  );
  
  ALTER TABLE "qr_scans" ADD COLUMN "client_id" numeric;
  ALTER TABLE "qr_scans" ADD COLUMN "link_id" numeric;
  ALTER TABLE "qr_scans" ADD COLUMN "place_id" numeric;
  ALTER TABLE "qr_visitors" ADD COLUMN "number" numeric;
  CREATE UNIQUE INDEX "qr_clients_key_idx" ON "qr_clients" USING btree ("key");
  CREATE UNIQUE INDEX "qr_links_key_idx" ON "qr_links" USING btree ("key");
  CREATE UNIQUE INDEX "qr_places_key_idx" ON "qr_places" USING btree ("key");
  CREATE UNIQUE INDEX "qr_terms_key_idx" ON "qr_terms" USING btree ("key");
  ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_client_id_qr_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."qr_clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_link_id_qr_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."qr_links"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_place_id_qr_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."qr_places"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "qr_scans_client_idx" ON "qr_scans" USING btree ("client_id");
  CREATE INDEX "qr_scans_link_idx" ON "qr_scans" USING btree ("link_id");
  CREATE INDEX "qr_scans_place_idx" ON "qr_scans" USING btree ("place_id");
  CREATE INDEX "qrCode_visitor_idx" ON "qr_scans" USING btree ("qr_code_id","visitor");
  -- what is in the columns that go, moved to where it is now read from
  INSERT INTO "qr_places" ("id", "key", "country", "region_code", "region_name", "city", "postal_code", "latitude", "longitude", "timezone", "as_organization", "geo_source", "geo_date")
    SELECT row_number() OVER (), 'migrated-' || row_number() OVER (), d.* FROM (SELECT DISTINCT "country", "region_code", "region_name", "city", "postal_code", "latitude", "longitude", "timezone", "as_organization", "geo_source", "geo_date" FROM "qr_scans") d;
  UPDATE "qr_scans" s SET "place_id" = w."id" FROM "qr_places" w WHERE w."country" IS NOT DISTINCT FROM s."country" AND w."region_code" IS NOT DISTINCT FROM s."region_code" AND w."region_name" IS NOT DISTINCT FROM s."region_name" AND w."city" IS NOT DISTINCT FROM s."city" AND w."postal_code" IS NOT DISTINCT FROM s."postal_code" AND w."latitude" IS NOT DISTINCT FROM s."latitude" AND w."longitude" IS NOT DISTINCT FROM s."longitude" AND w."timezone" IS NOT DISTINCT FROM s."timezone" AND w."as_organization" IS NOT DISTINCT FROM s."as_organization" AND w."geo_source" IS NOT DISTINCT FROM s."geo_source" AND w."geo_date" IS NOT DISTINCT FROM s."geo_date";
  INSERT INTO "qr_clients" ("id", "key", "device_type", "os", "browser", "user_agent")
    SELECT row_number() OVER (), 'migrated-' || row_number() OVER (), d.* FROM (SELECT DISTINCT "device_type"::text AS "device_type", "os", "browser", "user_agent" FROM "qr_scans") d;
  UPDATE "qr_scans" s SET "client_id" = w."id" FROM "qr_clients" w WHERE w."device_type" IS NOT DISTINCT FROM s."device_type"::text AND w."os" IS NOT DISTINCT FROM s."os" AND w."browser" IS NOT DISTINCT FROM s."browser" AND w."user_agent" IS NOT DISTINCT FROM s."user_agent";
  INSERT INTO "qr_links" ("id", "key", "destination", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content")
    SELECT row_number() OVER (), 'migrated-' || row_number() OVER (), d.* FROM (SELECT DISTINCT "destination", "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content" FROM "qr_scans") d;
  UPDATE "qr_scans" s SET "link_id" = w."id" FROM "qr_links" w WHERE w."destination" IS NOT DISTINCT FROM s."destination" AND w."utm_source" IS NOT DISTINCT FROM s."utm_source" AND w."utm_medium" IS NOT DISTINCT FROM s."utm_medium" AND w."utm_campaign" IS NOT DISTINCT FROM s."utm_campaign" AND w."utm_term" IS NOT DISTINCT FROM s."utm_term" AND w."utm_content" IS NOT DISTINCT FROM s."utm_content";
  INSERT INTO "qr_terms" ("id", "key", "text")
    SELECT row_number() OVER (), left(translate(encode(sha256(convert_to(t."text", 'UTF8')), 'base64'), '+/', '-_'), 22), t."text"
    FROM (SELECT DISTINCT 'c:' || "qr_code_id" AS "text" FROM "qr_scans" WHERE "qr_code_id" IS NOT NULL
      UNION SELECT DISTINCT 'l:' || "language" FROM "qr_scans" WHERE "language" IS NOT NULL
      UNION SELECT DISTINCT 'r:' || "referrer" FROM "qr_scans" WHERE "referrer" IS NOT NULL) t;
  DELETE FROM "qr_visitors";
  ALTER TABLE "qr_scans" DROP COLUMN "destination";
  ALTER TABLE "qr_scans" DROP COLUMN "country";
  ALTER TABLE "qr_scans" DROP COLUMN "region_code";
  ALTER TABLE "qr_scans" DROP COLUMN "region_name";
  ALTER TABLE "qr_scans" DROP COLUMN "city";
  ALTER TABLE "qr_scans" DROP COLUMN "postal_code";
  ALTER TABLE "qr_scans" DROP COLUMN "latitude";
  ALTER TABLE "qr_scans" DROP COLUMN "longitude";
  ALTER TABLE "qr_scans" DROP COLUMN "timezone";
  ALTER TABLE "qr_scans" DROP COLUMN "as_organization";
  ALTER TABLE "qr_scans" DROP COLUMN "device_type";
  ALTER TABLE "qr_scans" DROP COLUMN "os";
  ALTER TABLE "qr_scans" DROP COLUMN "browser";
  ALTER TABLE "qr_scans" DROP COLUMN "user_agent";
  ALTER TABLE "qr_scans" DROP COLUMN "utm_source";
  ALTER TABLE "qr_scans" DROP COLUMN "utm_medium";
  ALTER TABLE "qr_scans" DROP COLUMN "utm_campaign";
  ALTER TABLE "qr_scans" DROP COLUMN "utm_term";
  ALTER TABLE "qr_scans" DROP COLUMN "utm_content";
  ALTER TABLE "qr_scans" DROP COLUMN "geo_source";
  ALTER TABLE "qr_scans" DROP COLUMN "geo_date";
  DROP TYPE "public"."enum_qr_scans_device_type";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_qr_scans_device_type" AS ENUM('mobile', 'tablet', 'desktop', 'wearable', 'tv', 'bot', 'unknown');
  ALTER TABLE "qr_clients" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_links" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_places" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_terms" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_rollups" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "qr_rollup_parts" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "qr_clients" CASCADE;
  DROP TABLE "qr_links" CASCADE;
  DROP TABLE "qr_places" CASCADE;
  DROP TABLE "qr_terms" CASCADE;
  DROP TABLE "qr_rollups" CASCADE;
  DROP TABLE "qr_rollup_parts" CASCADE;
  ALTER TABLE "qr_scans" DROP CONSTRAINT "qr_scans_client_id_qr_clients_id_fk";
  
  ALTER TABLE "qr_scans" DROP CONSTRAINT "qr_scans_link_id_qr_links_id_fk";
  
  ALTER TABLE "qr_scans" DROP CONSTRAINT "qr_scans_place_id_qr_places_id_fk";
  
  DROP INDEX "qr_scans_client_idx";
  DROP INDEX "qr_scans_link_idx";
  DROP INDEX "qr_scans_place_idx";
  DROP INDEX "qrCode_visitor_idx";
  ALTER TABLE "qr_scans" ADD COLUMN "destination" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "country" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "region_code" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "region_name" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "city" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "postal_code" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "latitude" numeric;
  ALTER TABLE "qr_scans" ADD COLUMN "longitude" numeric;
  ALTER TABLE "qr_scans" ADD COLUMN "timezone" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "as_organization" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "device_type" "enum_qr_scans_device_type";
  ALTER TABLE "qr_scans" ADD COLUMN "os" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "browser" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "user_agent" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "utm_source" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "utm_medium" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "utm_campaign" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "utm_term" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "utm_content" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "geo_source" varchar;
  ALTER TABLE "qr_scans" ADD COLUMN "geo_date" varchar;
  ALTER TABLE "qr_scans" DROP COLUMN "client_id";
  ALTER TABLE "qr_scans" DROP COLUMN "link_id";
  ALTER TABLE "qr_scans" DROP COLUMN "place_id";
  ALTER TABLE "qr_visitors" DROP COLUMN "number";`)
}
