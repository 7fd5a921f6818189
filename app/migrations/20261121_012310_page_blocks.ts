import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_pages_blocks_qr_code_size" AS ENUM('small', 'medium', 'large');
  CREATE TYPE "public"."enum__pages_v_blocks_qr_code_size" AS ENUM('small', 'medium', 'large');
  CREATE TABLE "pages_blocks_text" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"_path" text NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"text" jsonb,
  	"block_name" varchar
  );
  
  CREATE TABLE "pages_blocks_qr_code" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"_path" text NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"qr_code_id" integer,
  	"size" "enum_pages_blocks_qr_code_size" DEFAULT 'medium',
  	"caption" varchar,
  	"block_name" varchar
  );
  
  CREATE TABLE "_pages_v_blocks_text" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"_path" text NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"text" jsonb,
  	"_uuid" varchar,
  	"block_name" varchar
  );
  
  CREATE TABLE "_pages_v_blocks_qr_code" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"_path" text NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"qr_code_id" integer,
  	"size" "enum__pages_v_blocks_qr_code_size" DEFAULT 'medium',
  	"caption" varchar,
  	"_uuid" varchar,
  	"block_name" varchar
  );
  
  ALTER TABLE "_pages_v" ADD COLUMN "autosave" boolean;
  ALTER TABLE "pages_blocks_text" ADD CONSTRAINT "pages_blocks_text_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "pages_blocks_qr_code" ADD CONSTRAINT "pages_blocks_qr_code_qr_code_id_qr_codes_id_fk" FOREIGN KEY ("qr_code_id") REFERENCES "public"."qr_codes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pages_blocks_qr_code" ADD CONSTRAINT "pages_blocks_qr_code_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_pages_v_blocks_text" ADD CONSTRAINT "_pages_v_blocks_text_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_pages_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_pages_v_blocks_qr_code" ADD CONSTRAINT "_pages_v_blocks_qr_code_qr_code_id_qr_codes_id_fk" FOREIGN KEY ("qr_code_id") REFERENCES "public"."qr_codes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_pages_v_blocks_qr_code" ADD CONSTRAINT "_pages_v_blocks_qr_code_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_pages_v"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "pages_blocks_text_order_idx" ON "pages_blocks_text" USING btree ("_order");
  CREATE INDEX "pages_blocks_text_parent_id_idx" ON "pages_blocks_text" USING btree ("_parent_id");
  CREATE INDEX "pages_blocks_text_path_idx" ON "pages_blocks_text" USING btree ("_path");
  CREATE INDEX "pages_blocks_qr_code_order_idx" ON "pages_blocks_qr_code" USING btree ("_order");
  CREATE INDEX "pages_blocks_qr_code_parent_id_idx" ON "pages_blocks_qr_code" USING btree ("_parent_id");
  CREATE INDEX "pages_blocks_qr_code_path_idx" ON "pages_blocks_qr_code" USING btree ("_path");
  CREATE INDEX "pages_blocks_qr_code_qr_code_idx" ON "pages_blocks_qr_code" USING btree ("qr_code_id");
  CREATE INDEX "_pages_v_blocks_text_order_idx" ON "_pages_v_blocks_text" USING btree ("_order");
  CREATE INDEX "_pages_v_blocks_text_parent_id_idx" ON "_pages_v_blocks_text" USING btree ("_parent_id");
  CREATE INDEX "_pages_v_blocks_text_path_idx" ON "_pages_v_blocks_text" USING btree ("_path");
  CREATE INDEX "_pages_v_blocks_qr_code_order_idx" ON "_pages_v_blocks_qr_code" USING btree ("_order");
  CREATE INDEX "_pages_v_blocks_qr_code_parent_id_idx" ON "_pages_v_blocks_qr_code" USING btree ("_parent_id");
  CREATE INDEX "_pages_v_blocks_qr_code_path_idx" ON "_pages_v_blocks_qr_code" USING btree ("_path");
  CREATE INDEX "_pages_v_blocks_qr_code_qr_code_idx" ON "_pages_v_blocks_qr_code" USING btree ("qr_code_id");
  CREATE INDEX "_pages_v_autosave_idx" ON "_pages_v" USING btree ("autosave");
  INSERT INTO "pages_blocks_text" ("_order", "_parent_id", "_path", "id", "text")
    SELECT 1, "id", 'layout', md5("id" || 'page text')::varchar(24), "layout" FROM "pages" WHERE "layout" IS NOT NULL;
  INSERT INTO "_pages_v_blocks_text" ("_order", "_parent_id", "_path", "_uuid", "text")
    SELECT 1, "id", 'version.layout', md5("parent_id" || 'page text')::varchar(24), "version_layout" FROM "_pages_v" WHERE "version_layout" IS NOT NULL;
  ALTER TABLE "pages" DROP COLUMN "layout";
  ALTER TABLE "_pages_v" DROP COLUMN "version_layout";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages_blocks_text" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "pages_blocks_qr_code" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_pages_v_blocks_text" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_pages_v_blocks_qr_code" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "pages_blocks_text" CASCADE;
  DROP TABLE "pages_blocks_qr_code" CASCADE;
  DROP TABLE "_pages_v_blocks_text" CASCADE;
  DROP TABLE "_pages_v_blocks_qr_code" CASCADE;
  DROP INDEX "_pages_v_autosave_idx";
  ALTER TABLE "pages" ADD COLUMN "layout" jsonb;
  ALTER TABLE "_pages_v" ADD COLUMN "version_layout" jsonb;
  ALTER TABLE "_pages_v" DROP COLUMN "autosave";
  DROP TYPE "public"."enum_pages_blocks_qr_code_size";
  DROP TYPE "public"."enum__pages_v_blocks_qr_code_size";`)
}
