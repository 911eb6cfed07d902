-- The line's tables. Postgres holds what is true; every id is a uuid made from names.

-- Four shards by bits of the id, fixed when the database is made.
create function shard_of(id uuid) returns smallint
    language sql immutable parallel safe
    return (get_byte(uuid_send(id), 0) & 3)::smallint;

-- The next offset to read of each partition; guards against doing a batch twice.
create table offsets (
    topic text not null,
    partition integer not null,
    next bigint not null,
    primary key (topic, partition)
);

-- One row an item that ever arrived. It counts and never decides.
create table intake (
    topic text not null,
    partition integer not null,
    raw_offset bigint not null,
    raw_time timestamptz not null,
    item integer not null,
    items integer not null,
    feed text not null,
    outcome text not null check (
        outcome in ('stored', 'duplicate', 'skipped', 'dead_letter', 'order')
    ),
    reason text,
    article_id uuid,
    revision_id uuid,
    reading integer not null,
    primary key (topic, partition, raw_offset, raw_time, item)
);
create index intake_by_article on intake (article_id) where article_id is not null;

-- What the agency said, each time it said something new.
create table revisions (
    revision_id uuid primary key,
    article_id uuid not null,
    raw_time timestamptz not null,
    reading integer not null,
    article json not null
);
create index revisions_by_article on revisions (article_id);

-- The state of each article: a fold of its revisions and of the orders on it.
create table articles (
    article_id uuid primary key,
    agency text not null,
    feed text not null,
    item_id text not null,
    revision_id uuid not null,
    state_no bigint not null,
    kind text not null,
    action text not null,
    rule text not null,
    signal text,
    flagged boolean not null,
    not_before timestamptz,
    expires timestamptz,
    arrived_at timestamptz not null,
    headline text,
    language text,
    dated_at timestamptz,
    dated_precision text,
    section_id text,
    section_name text,
    content json,
    -- Which part of another article's page it is, if it is one.
    take integer
);
create index articles_flagged on articles (arrived_at) where flagged;

-- A name that an item can be called by; its row is the lock under which a story and
-- an order that meet see one another.
create table names (name_id uuid primary key);

-- Names that are not an item's own id, since when, and the broker's time stamp.
create table called (
    name_id uuid not null,
    article_id uuid not null,
    at timestamptz not null,
    raw_time timestamptz not null,
    primary key (name_id, article_id)
);
create index called_by_time on called (name_id, at);

-- What one item says about another; without a target it waits.
create table orders (
    order_id uuid primary key,
    kind text not null,
    name_id uuid not null,
    name text not null,
    at timestamptz not null,
    raw_time timestamptz not null,
    by_id uuid,
    recurring boolean not null default false,
    target_id uuid,
    note text
);
create index orders_by_name on orders (name_id, at);
create index orders_by_target on orders (target_id) where target_id is not null;
create index orders_by_author on orders (by_id) where by_id is not null;

-- Which items the media of an article name, in any of its revisions: when such an item
-- changes, the pages that show it do.
create table shown (
    medium_id uuid not null,
    article_id uuid not null,
    primary key (medium_id, article_id)
);
create index shown_by_article on shown (article_id);

-- Each article's strongest terms, so that the linker starts without reading texts.
create table terms (
    article_id uuid primary key,
    at timestamptz not null,
    terms bytea not null
);
create index terms_by_time on terms (at desc);

create table links (
    low_id uuid not null,
    high_id uuid not null,
    score real not null,
    kind text not null,
    primary key (low_id, high_id),
    check (low_id < high_id)
);
create index links_by_high on links (high_id);

-- What somebody must look at, and when. Rows are inserted and deleted, never updated.
-- kind: article and section for publish, link for the linker; rank: lower goes first.
create table work (
    id bigint generated always as identity primary key,
    kind text not null,
    shard smallint not null,
    subject uuid not null,
    rank smallint not null,
    due_at timestamptz not null default now()
);
create index work_due on work (kind, rank, due_at);
create index work_by_subject on work (subject);

-- What the world was last told of each article, acknowledged by the broker.
create table publications (
    article_id uuid primary key,
    seq bigint not null,
    public boolean not null,
    published_at timestamptz,
    section_id text,
    language text,
    headline text,
    -- Which articles the page names: who recalls one of them must find the page.
    related uuid[] not null,
    facts json not null
);
create index publications_by_related on publications using gin (related);
create index publications_by_section
    on publications (section_id, language, published_at desc) where public;

create table section_lists (
    subject uuid primary key,
    section_id text not null,
    name text not null,
    language text not null,
    seq bigint not null default 0,
    sent_at timestamptz,
    digest text
);

-- Decided and not yet acknowledged; at most one a subject, so a page that waited
-- while the broker was down never goes out after its kill.
create table outbox (
    subject uuid primary key,
    shard smallint not null,
    seq bigint not null,
    body bytea not null,
    changed text[] not null,
    facts json not null,
    arrived_at timestamptz,
    decided_at timestamptz not null default now()
);
create index outbox_by_shard on outbox (shard);

create table leases (
    name text primary key,
    owner text not null,
    epoch bigint not null
);

-- Apart from the leases: a transaction that holds its lease for share must not keep
-- the lease from being prolonged, only from being taken.
create table heartbeats (
    name text primary key,
    until timestamptz not null
);

-- The index of the dead letters; the records themselves lie in their topic.
create table dead_letters (
    topic text not null,
    partition integer not null,
    raw_offset bigint not null,
    item integer not null,
    feed text not null,
    reason text not null,
    detail text,
    at timestamptz not null,
    status text not null default 'open',
    primary key (topic, partition, raw_offset, item)
);
create index dead_letters_open on dead_letters (at) where status = 'open';

-- Texts are written once and read seldom: a cheap compression, where the server has it.
do $$
begin
    alter table revisions alter column article set compression lz4;
    alter table articles alter column content set compression lz4;
exception when feature_not_supported then
    null;
end
$$;
-- What waits is gone in a moment.
alter table outbox alter column body set storage external;
