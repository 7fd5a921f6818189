import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_scans" DROP CONSTRAINT "qr_scans_qr_code_id_qr_codes_id_fk";
  
  ALTER TABLE "qr_scans" DROP CONSTRAINT "qr_scans_client_id_qr_clients_id_fk";
  
  ALTER TABLE "qr_scans" DROP CONSTRAINT "qr_scans_link_id_qr_links_id_fk";
  
  ALTER TABLE "qr_scans" DROP CONSTRAINT "qr_scans_place_id_qr_places_id_fk";
  
  DROP INDEX "qr_scans_qr_code_idx";
  DROP INDEX "qr_scans_client_idx";
  DROP INDEX "qr_scans_link_idx";
  DROP INDEX "qr_scans_place_idx";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_qr_code_id_qr_codes_id_fk" FOREIGN KEY ("qr_code_id") REFERENCES "public"."qr_codes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_client_id_qr_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."qr_clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_link_id_qr_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."qr_links"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "qr_scans" ADD CONSTRAINT "qr_scans_place_id_qr_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."qr_places"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "qr_scans_qr_code_idx" ON "qr_scans" USING btree ("qr_code_id");
  CREATE INDEX "qr_scans_client_idx" ON "qr_scans" USING btree ("client_id");
  CREATE INDEX "qr_scans_link_idx" ON "qr_scans" USING btree ("link_id");
  CREATE INDEX "qr_scans_place_idx" ON "qr_scans" USING btree ("place_id");`)
}
