#!/usr/bin/env bash
# Usage: scripts/with_postgres.sh COMMAND...
# Runs the command with DATABASE_URL naming a PostgreSQL. If DATABASE_URL is not set, a server is started for the
# command alone, with its files and its socket in a temporary folder and no port; both are gone afterwards.
set -euo pipefail

[ -z "${DATABASE_URL:-}" ] || exec "$@"

newest_programs() {
    local initdb
    initdb=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort --version-sort | tail -n 1)
    [ -x "$initdb" ] || initdb=$(command -v initdb) || return 0
    dirname "$initdb"
}

programs=$(newest_programs)
if [ -z "$programs" ]; then
    "$(dirname "$0")/debian.sh" postgresql
    programs=$(newest_programs)
    [ -n "$programs" ] || { echo "PostgreSQL's program initdb was not found." >&2; exit 1; }
fi

# PostgreSQL refuses to run as root, and its programs want to start in a folder that they may enter.
postgres() (
    cd "$folder"
    program=$programs/$1
    shift
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$program" "$@"; else "$program" "$@"; fi
)

clean_up() {
    [ ! -f "$folder/data/postmaster.pid" ] || postgres pg_ctl stop --silent --mode=immediate --pgdata="$folder/data" || true
    rm -rf "$folder"
}

unset "${!PG@}"
folder=$(mktemp -d)
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
[ "$(id -u)" != 0 ] || chown postgres "$folder"

# Not the C locale: a site's database sorts by a language's rules, and what breaks then should break here.
locale=(--locale=C.UTF-8)
if "$programs/initdb" --help | grep -q -- --icu-locale; then
    locale+=(--locale-provider=icu --icu-locale=en)
elif locale -a | grep -qix 'en_US.utf-\?8'; then
    locale=(--locale=en_US.UTF-8)
fi

# The folder is closed to other people, so the socket needs no password.
postgres initdb --pgdata="$folder/data" --username="$(id -un)" --auth=trust --encoding=UTF8 "${locale[@]}" >/dev/null
postgres pg_ctl start --silent --wait --pgdata="$folder/data" --log="$folder/log" \
    --options="-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c full_page_writes=off" ||
    { cat "$folder/log" >&2; exit 1; }
postgres createdb --host="$folder" --username="$(id -un)" upr_tracker

DATABASE_URL=postgres:///$folder/upr_tracker "$@"
