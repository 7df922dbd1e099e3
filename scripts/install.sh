#!/usr/bin/env bash
# Usage: scripts/install.sh [DEBIAN PACKAGE...]
# Makes .venv from requirements.lock, after the Debian packages that it needs and those named.
# A finished install leaves a copy of the lock in .venv. Without that copy .venv is made anew, because pip takes
# a package that it was stopped in the middle of for installed.
set -euo pipefail
cd "$(dirname "$0")/.."

installed=.venv/installed.lock
packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "$@")

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3.11 python3 python3.14 python3.13 python3.12}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "UPR Tracker needs Python 3.11 or newer, and ${PYTHON:-python3} is not that." \
        "Install it, or say where it is: make run PYTHON=/path/to/python3.11" >&2
    return 1
}

if [ -f "$installed" ] && .venv/bin/python -c '' 2>/dev/null; then
    scripts/debian.sh "${packages[@]}"
else
    python=$(find_python)
    # Debian keeps this part of Python in a package of its own.
    "$python" -c 'import ensurepip' 2>/dev/null ||
        packages+=("$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")
    scripts/debian.sh "${packages[@]}"
    rm -f "$installed"
    "$python" -m venv --clear .venv
fi

if ! cmp -s requirements.lock "$installed"; then
    echo "Installing Python packages. This takes a minute or two."
    rm -f "$installed"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
    cp requirements.lock "$installed"
fi
