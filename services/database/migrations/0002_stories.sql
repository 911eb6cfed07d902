-- Which running story an article belongs to; one that stands alone has no row.
create table running (
    article_id uuid primary key,
    story_id uuid not null
);
create index running_by_story on running (story_id);

-- How common terms are: numbered snapshots, so that a score can be had again. The
-- linker takes the newest.
create table snapshots (
    number integer primary key,
    made_at timestamptz not null default now(),
    counts bytea not null
);

-- What an article is compared by, so that the linker starts without reading texts. What
-- was kept before has another form: such articles are linked when they come again.
alter table terms rename to prints;
alter table prints rename column terms to print;
alter index terms_by_time rename to prints_by_time;
delete from links;
delete from prints;
