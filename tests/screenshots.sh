#!/usr/bin/env bash
# Pictures of every kind of page, to look at after a change; tests/screenshots.sh --help tells how to narrow them.
set -euo pipefail
cd "$(dirname "$0")/.."
project=tests/Forum.Browser.Tests
dotnet build "$project" -v q --nologo -p:RunAnalyzers=false
exec dotnet run --no-build --project "$project" -- pictures "$@"
