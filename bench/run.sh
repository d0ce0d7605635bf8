#!/usr/bin/env bash
# Measures the forum against what this machine can do at all, in one run: docs/performance.md tells how to read it.
#   bash bench/run.sh [--quick] [--posts 20000|1000000|10000000] [--pages topic,home,…]
# Stays on this machine's loopback, ends by itself, and takes its servers with it.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly LONGEST=180m   # filling ten million posts is most of it

missing() { ! command -v "$1" >/dev/null; }

for tool in dotnet python3; do
  if missing "$tool"; then echo "The bench needs $tool." >&2; exit 1; fi
done
if missing wrk; then
  if [ "$(id -u)" -ne 0 ] || missing apt-get; then
    echo "The bench needs wrk (in Debian and Ubuntu a package of that name); install it, or run this once as root." >&2; exit 1
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk
fi

# A forum configured in the caller's shell must not be the one that is measured.
for name in $(compgen -e | grep -E '^(Forum__|Smtp__|ConnectionStrings__|ASPNETCORE_|DOTNET_ENVIRONMENT)'); do unset "$name"; done
export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 PYTHONDONTWRITEBYTECODE=1

exec timeout --foreground --signal=TERM --kill-after=30s "$LONGEST" python3 bench/driver "$@"
