#!/bin/sh
# Run once by the database's image: makes the application's login, which owns nothing.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APPLICATION_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role hilfenetz login password :'password';
SQL
