-- The database and its three roles. Run once, as a superuser of the server:
--   psql -v owner_password=… -v app_password=… -v backup_password=… -f roles.sql
-- Other names than these: -v database=… -v owner=… -v app=… -v backup=…
\set ON_ERROR_STOP on
\if :{?database} \else \set database testamur \endif
\if :{?owner} \else \set owner testamur_owner \endif
\if :{?app} \else \set app testamur_app \endif
\if :{?backup} \else \set backup testamur_backup \endif

-- Owns the tables and changes the schema. Nothing runs as it but "schema upgrade".
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
-- The nodes. It owns nothing, creates nothing, and rows of other institutions stay hidden from it.
CREATE ROLE :"app" LOGIN PASSWORD :'app_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
-- Reads everything, for backups alone.
CREATE ROLE :"backup" LOGIN PASSWORD :'backup_password' NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS;
GRANT pg_read_all_data TO :"backup";

CREATE DATABASE :"database" OWNER :"owner" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"app", :"backup";

-- A node that hangs in a transaction would hold back everybody else's; a change of the schema gives way instead of queueing all others behind it.
ALTER ROLE :"app" IN DATABASE :"database" SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE :"app" IN DATABASE :"database" SET statement_timeout = '120s';
ALTER ROLE :"owner" IN DATABASE :"database" SET lock_timeout = '5s';

\connect :"database"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO :"owner";
GRANT USAGE ON SCHEMA public TO :"app", :"backup";
-- Whatever the owner creates from now on, the application may read and write.
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO :"app";
