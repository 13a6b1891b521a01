#!/bin/sh
# reports: nobody remembers who set this up. It runs from a crontab, is in no catalogue, and logs in as everybody does.
set -eu
. "$ENV_FILE"
export PGHOST PGPORT PGDATABASE PGUSER PGPASSFILE PGAPPNAME=reports
psql --no-psqlrc --no-password --quiet --tuples-only --set=ON_ERROR_STOP=1 --file="$(dirname "$0")/report.sql"
