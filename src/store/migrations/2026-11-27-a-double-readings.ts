/** Double readings of pictures, and what each reader handed in, sealed until both have. Frozen. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table double_reading (
      case_name text collate "C" not null,
      number int4 not null,
      file text not null,
      fragment text,
      opened_at timestamptz not null,
      opened_by text not null,
      given_up_at timestamptz,
      primary key (case_name, number)
    )`.execute(db);
  await sql`
    create table handed_in_reading (
      case_name text collate "C" not null,
      number int4 not null,
      place int4 not null,
      reader text not null,
      handed_in_at timestamptz not null,
      reading text not null,
      primary key (case_name, number, place),
      foreign key (case_name, number) references double_reading (case_name, number)
    )`.execute(db);
}
