#!/bin/sh
# Run by the database's image when its folder is empty: makes the roles and the database.
set -eu
psql -U postgres -d postgres -v owner_password="$OWNER_PASSWORD" -v app_password="$APP_PASSWORD" -v backup_password="$BACKUP_PASSWORD" \
  -f /etc/testamur/roles.sql
