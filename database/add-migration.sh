#!/usr/bin/env bash
# One name, both providers, and the checked-in SQL Server script: database/add-migration.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")"
name=${1:?name of the migration}
dotnet tool restore >/dev/null
for provider in Sqlite SqlServer; do
    dotnet ef migrations add "$name" --project "SciTasks.Database.$provider" --startup-project "SciTasks.Database.$provider" --output-dir Migrations
done
dotnet ef migrations script --idempotent --project SciTasks.Database.SqlServer --startup-project SciTasks.Database.SqlServer --output sqlserver/scitasks.sql
# The settings of the session stand first, as in `database script`; the byte-order mark goes.
sed -i '1s/^\xEF\xBB\xBF//' sqlserver/scitasks.sql
cat sqlserver/session.sql sqlserver/scitasks.sql >sqlserver/scitasks.sql.new
mv sqlserver/scitasks.sql.new sqlserver/scitasks.sql
