#!/usr/bin/env bash
# Usage: scripts/debian.sh PACKAGE...
# Installs the Debian packages that are missing, as root or through a sudo that asks no password.
# Without either it prints the one line to type and fails. Elsewhere than on Debian it only says what is needed.
set -euo pipefail

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not Debian. Please see to it that the system has what Debian calls: $*" >&2
    exit 0
fi

missing=()
for package in "$@"; do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $state == installed* ]] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! as_root true 2>/dev/null; then
    echo "Debian packages are missing. Please type this line, then run the same command again:" >&2
    echo "sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
fi

echo "Installing Debian packages: ${missing[*]}"
if [[ " ${missing[*]} " == *" postgresql "* ]]; then
    # The package would also create a database server that starts with the machine. The tests bring their own.
    no_server=/etc/postgresql-common/createcluster.d/upr-tracker.conf
    trap 'as_root rm -f "$no_server"' EXIT
    as_root install -D -m 644 /dev/stdin "$no_server" <<<"create_main_cluster = off"
fi
as_root dpkg --configure -a
apt install --simulate "${missing[@]}" >/dev/null 2>&1 || apt update
# Lists that are there can still be old, and name files that the mirror no longer has.
apt install --no-install-recommends "${missing[@]}" || { apt update && apt install --no-install-recommends "${missing[@]}"; }
