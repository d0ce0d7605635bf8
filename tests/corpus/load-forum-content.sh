#!/usr/bin/env bash
# Loads the threads of the corpus forum-content into a running forum through its public API, then opens every page.
# Usage: tests/corpus/load-forum-content.sh ADDRESS ADMIN_KEY [FOLDER]
# Exit code 0 when exactly the posts that break a limit were refused and every page answers.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 2 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
folder=${3:-${FORUM_CORPORA:-$here/../../../shared/corpora}/forum-content}
[ -d "$folder" ] || { echo "No corpus at $folder: name its folder, or set FORUM_CORPORA." >&2; exit 2; }
exec dotnet run --project "$here/../Forum.Corpus" -v q -- "$1" "$2" "$folder"
