# shellcheck shell=bash disable=SC2154  # project and the like come from the script that reads this
# The checks of form. Each says its name and goes on to the next; the worst decides.

cpp_files() {
    find "$project"/{app,core,ui,tests} -name '*.cpp' -o -name '*.h' | sort
}

shell_files() {
    find "$project/packaging" "$project/.ci" -type f | sort | while IFS= read -r file; do
        if [[ $file == *.sh || $(head -n 1 "$file") == '#!/bin/bash' ]]; then
            printf '%s\n' "$file"
        fi
    done
}

lint_scripts() {
    local file status=0
    while IFS= read -r file; do
        bash -n "$file" || status=1
    done < <(shell_files)
    (cd "$project" && shell_files | xargs -d '\n' shellcheck --external-sources --severity=warning) || status=1
    return "$status"
}

lint_format() {
    cpp_files | xargs -d '\n' -n 20 -P "$(nproc)" clang-format --dry-run -Werror
}

# Every header of a room compiles by itself.
lint_headers() {
    use_preset release
    build_targets all_verify_interface_header_sets
}

# tidy_files PATTERN...: those of the sources whose whole path matches one of them.
tidy_files() {
    use_preset release
    build_targets all
    python3 "$project/packaging/lib/tidy_commands.py" "$build" "$build/tidy"
    run-clang-tidy -quiet -p "$build/tidy" -j "$(jobs_at_once)" "$@" 2>/dev/null |
        grep -vE '^(\[|clang-tidy|$)|warnings generated'
    return "${PIPESTATUS[0]}"
}

lint_tidy() {
    tidy_files "^$project/(app|core|ui)/"
}

# recently PATTERN...: files of the repository that the last commits touched and that are still there.
recently() {
    local base
    base=$(git -C "$project" rev-list --max-count=11 HEAD | tail -n 1)
    git -C "$project" diff --name-only --diff-filter=d "$base" -- "$@"
}

# The headers and tidy of what the last commits touched: all of them take a good quarter of an hour.
lint_recent() {
    local sources headers checks
    mapfile -t sources < <(recently 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp')
    mapfile -t headers < <(recently 'core/*.h' 'ui/*.h')
    use_preset release
    build_targets all
    if ((${#headers[@]})); then
        mapfile -t checks < <(ninja -C "$build" -t targets all | sed 's/: .*//' |
            grep -F -f <(printf '_verify_interface_header_sets/%s.cxx.o\n' "${headers[@]}"))
        build_targets "${checks[@]}"
    fi
    ((${#sources[@]})) || return 0
    tidy_files "${sources[@]/#/^$project/}"
}

lint() {
    local step status=0
    (($#)) || set -- scripts format headers tidy
    for step in "$@"; do
        if [[ $(type -t "lint_$step") != function ]]; then
            fail "packaging/lint does not know \"$step\"; it knows scripts, format, headers, recent, tidy."
        fi
        say "Lint: $step"
        if ! (set -e; "lint_$step"); then
            say "Lint: $step found something."
            status=1
        fi
    done
    return "$status"
}
