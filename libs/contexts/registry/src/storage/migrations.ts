import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('registry');
/** Frameworks are public; only their organisation writes them. */
const publicAndOwned = (table: string) =>
  `${isolate.byOrganisation(table)}\n    ${isolate.publicWhere(table, 'true')}`;

/**
 * The parts of a framework are rows with the span of revisions that hold them, so that a new revision
 * stores what changed and nothing else. `payload` is the part's JSON as CASE 1.1 has it inside a package,
 * with sorted keys: a package is served by joining these texts. `revision_to` is null while the latest
 * revision holds the row.
 */
export const registryTables = migration(
  'registry-frameworks',
  2026112300020,
  `
    create table registry.organisation (
      organisation_id uuid primary key,
      slug text not null,
      name text not null,
      kind text not null
    );
    ${isolate.readableByAll('registry.organisation')}

    create table registry.framework (
      identifier uuid primary key,
      organisation_id uuid not null,
      uri text not null,
      title text not null,
      creator text not null,
      adoption_status text,
      language text,
      revision int not null,
      content_hash text not null,
      item_count int not null,
      association_count int not null,
      unresolved_count int not null,
      published_at timestamptz not null
    );
    create index on registry.framework (published_at desc, identifier);
    create index on registry.framework using hash (uri);
    ${publicAndOwned('registry.framework')}

    create table registry.revision (
      framework_id uuid not null references registry.framework,
      revision int not null,
      organisation_id uuid not null,
      content_hash text not null,
      document text not null,
      extras text not null,
      item_count int not null,
      association_count int not null,
      unresolved_count int not null,
      published_at timestamptz not null,
      primary key (framework_id, revision)
    );
    ${publicAndOwned('registry.revision')}

    create table registry.framework_link (
      framework_id uuid not null references registry.framework,
      organisation_id uuid not null,
      linked_at timestamptz not null,
      primary key (framework_id, organisation_id)
    );
    ${publicAndOwned('registry.framework_link')}

    create table registry.item (
      id bigint generated always as identity primary key,
      framework_id uuid not null,
      organisation_id uuid not null,
      identifier uuid not null,
      uri text not null,
      revision_from int not null,
      revision_to int,
      position int not null,
      full_statement text not null,
      abbreviated_statement text,
      human_coding_scheme text,
      item_type text,
      language text,
      digest bytea not null,
      payload text not null,
      search tsvector generated always as (
        setweight(to_tsvector('simple',
          regexp_replace(coalesce(human_coding_scheme, ''), '[^[:alnum:]]+', ' ', 'g')), 'A')
        || setweight(to_tsvector('english', left(coalesce(abbreviated_statement, ''), 20000)), 'A')
        || setweight(to_tsvector('english', left(full_statement, 20000)), 'B')) stored
    );
    create unique index item_current on registry.item (identifier) where revision_to is null;
    create index item_versions on registry.item (identifier, revision_from desc);
    create index item_order on registry.item (framework_id, position, id) where revision_to is null;
    create index item_uri on registry.item using hash (uri);
    create index item_search on registry.item using gin (search) where revision_to is null;
    create index item_trigrams on registry.item using gin (full_statement gin_trgm_ops) where revision_to is null;
    ${publicAndOwned('registry.item')}

    create table registry.association (
      id bigint generated always as identity primary key,
      framework_id uuid not null,
      organisation_id uuid not null,
      identifier uuid not null,
      uri text not null,
      revision_from int not null,
      revision_to int,
      position int not null,
      association_type text not null,
      origin uuid,
      origin_uri text not null,
      destination uuid,
      destination_uri text not null,
      sequence_number int,
      digest bytea not null,
      payload text not null
    );
    create unique index association_current on registry.association (identifier) where revision_to is null;
    create index association_versions on registry.association (identifier, revision_from desc);
    create index association_order on registry.association (framework_id, position, id) where revision_to is null;
    create index association_graph on registry.association (framework_id, id);
    create index association_origin on registry.association (origin) where revision_to is null;
    create index association_destination on registry.association (destination) where revision_to is null;
    ${publicAndOwned('registry.association')}

    create table registry.definition (
      id bigint generated always as identity primary key,
      framework_id uuid not null,
      organisation_id uuid not null,
      kind text not null,
      identifier uuid not null,
      uri text not null,
      revision_from int not null,
      revision_to int,
      position int not null,
      hierarchy_code text,
      digest bytea not null,
      payload text not null
    );
    create unique index definition_current on registry.definition (framework_id, kind, identifier)
      where revision_to is null;
    create index definition_versions on registry.definition (identifier, kind, revision_from desc);
    ${publicAndOwned('registry.definition')}
  `,
);

/**
 * Search that knows no case and no accents, in every script and whatever the locale of the database: both
 * what is searched and what is asked are folded by one function. Likeness looks at the beginning of a statement,
 * for a long one has as many trigrams as characters. And a URI, as an identifier, names one
 * current item of the installation; a digest stands for it, for an index entry has little room.
 */
export const foldedSearch = migration(
  'registry-folded-search',
  2026112400010,
  `
    create function registry.folded(text) returns text language sql immutable strict parallel safe
      return translate(
        normalize(regexp_replace(normalize(lower($1 collate pg_catalog.pg_c_utf8), nfkd), '[\u0300-\u036f]', '', 'g'), nfc),
        'łøđı', 'lodi');

    alter table registry.item drop column search;
    alter table registry.item add column search tsvector generated always as (
      setweight(to_tsvector('simple',
        regexp_replace(registry.folded(coalesce(human_coding_scheme, '')), '[^[:alnum:]]+', ' ', 'g')), 'A')
      || setweight(to_tsvector('english', registry.folded(left(coalesce(abbreviated_statement, ''), 20000))), 'A')
      || setweight(to_tsvector('english', registry.folded(left(full_statement, 20000))), 'B')) stored;
    create index item_search on registry.item using gin (search) where revision_to is null;

    drop index registry.item_trigrams;
    create index item_trigrams on registry.item using gin (registry.folded(left(full_statement, 2000)) gin_trgm_ops)
      where revision_to is null;

    create unique index item_uri_current on registry.item (md5(uri)) where revision_to is null;
  `,
);
