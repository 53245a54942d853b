#!/bin/sh
# Run once by the database's image: makes the logins of the application and of its worker, which own nothing.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APPLICATION_PASSWORD" -v worker="$WORKER_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role hilfenetz login password :'password';
create role hilfenetz_worker login password :'worker';
SQL
