# shellcheck shell=bash
# How the scripts speak: sentences on standard error, so that standard output stays the program's own.

say() {
    printf '%s\n' "$*" >&2
}

# fail SENTENCE...: one sentence a line, then out.
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# require_space FOLDER GIGABYTES PURPOSE
require_space() {
    local folder=$1 gigabytes=$2 purpose=$3 free
    free=$(df -Pk -- "$folder" | awk 'NR == 2 { print $4 }')
    if ((free < gigabytes * 1024 * 1024)); then
        fail "$purpose needs $gigabytes GB of free disk space at $folder; there are $((free / 1024)) MB." \
            "Nothing was changed. Free some space there, then start again."
    fi
}

# looks_offline LOG: whether a log of apt speaks of a network that is not there.
looks_offline() {
    grep -qE 'resolv|Could not connect|Unable to connect|Connection (failed|timed out|refused)|unreachable' "$1"
}
