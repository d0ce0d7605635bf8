#!/usr/bin/env bash
# Every gate in order, on any machine with the .NET SDK. Ends with "N passed, N failed, N skipped" and a true exit code.
# Each gate that is not a test counts as one check in those sums.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
exec </dev/null

export DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_TieredPGO=0           # no test runs long enough to gain by it
export MSBUILDDISABLENODEREUSE=1   # a build node left behind would hold the log open
# A forum configured in the caller's shell must not leak into the tests.
for name in $(compgen -e | grep -E '^(Forum__|Smtp__|ConnectionStrings__|ASPNETCORE_|DOTNET_ENVIRONMENT)'); do unset "$name"; done

readonly TEST_MINUTES=45           # a hanging test fails the run instead of the build server's patience; a slow machine may take its time
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

pass() { passed=$((passed + 1)); echo "passed: $1"; }
fail() { failed=$((failed + 1)); echo "FAILED: $1"; }
skip() { skipped=$((skipped + 1)); echo "skipped: $1 ($2)"; }

check() {   # check NAME COMMAND... : one gate; its output is shown only when it fails
  local name=$1 began=$SECONDS; shift
  if "$@" >"$work/gate.log" 2>&1; then pass "$name, $((SECONDS - began)) s"
  else cat "$work/gate.log"; fail "$name"; return 1; fi
}

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]; exit
}

browser() {   # Chromium without its windows, where the distribution has it by itself
  if apt-cache show chromium-headless-shell >/dev/null 2>&1; then echo chromium-headless-shell; else echo chromium; fi
}

install_missing() {   # what the tests use besides the SDK, from the distribution's own packages
  local missing=() as_root=()
  command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing+=(chromium)
  command -v strace >/dev/null || missing+=(strace)
  command -v vipsthumbnail >/dev/null || missing+=(libvips-tools)
  command -v exiftool >/dev/null || missing+=(libimage-exiftool-perl)
  command -v jq >/dev/null || missing+=(jq)
  for tool in buildah debootstrap crun; do command -v $tool >/dev/null || missing+=($tool); done
  /usr/bin/python3 -c "import aiosmtpd" 2>/dev/null || missing+=(python3-aiosmtpd)
  [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || missing+=(fonts-dejavu-core)
  [ ${#missing[@]} -gt 0 ] || return 0

  if ! command -v apt-get >/dev/null; then
    skip "install ${missing[*]}" "no apt-get here; tests that need them skip themselves"; return
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then as_root=(sudo -n)
    else skip "install ${missing[*]}" "not root; tests that need them skip themselves"; return; fi
  fi
  check "package lists" "${as_root[@]}" apt-get update -qq
  missing=("${missing[@]/#chromium/$(browser)}")
  check "install ${missing[*]}" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

container() {   # the image: built and run without an engine
  [ "$(id -u)" -eq 0 ] || { skip "container" "not root"; return; }
  command -v buildah >/dev/null && command -v debootstrap >/dev/null || { skip "container" "buildah or debootstrap is not installed"; return; }
  local began=$SECONDS code
  timeout -k 10 8m bash tests/container.sh >"$work/container.log" 2>&1; code=$?
  case $code in
    0) tail -2 "$work/container.log"; pass "container, $((SECONDS - began)) s" ;;
    77) skip "container" "$(tail -1 "$work/container.log")" ;;
    *) cat "$work/container.log"; fail "container" ;;
  esac
}

ef() { dotnet ef "$@" --no-build --context SqliteForumDb --project src/Forum.Sqlite --startup-project src/Forum.Sqlite; }

compiled_model_in_step() {   # made again elsewhere and compared; the model's id is new each time
  ef dbcontext optimize --output-dir "$work/Compiled" --namespace Forum.Sqlite.Compiled || return
  diff -r -I 'modelId: new Guid' src/Forum.Sqlite/Compiled "$work/Compiled" && return
  echo "The compiled model is behind. Run: dotnet ef dbcontext optimize -o Compiled -n Forum.Sqlite.Compiled --context SqliteForumDb --project src/Forum.Sqlite --startup-project src/Forum.Sqlite"
  return 1
}

bench_reads() {   # the bench is not run here, but it must not rot
  bash -n bench/run.sh || return
  ! command -v python3 >/dev/null || python3 -c "import ast, sys; [ast.parse(open(file).read(), file) for file in sys.argv[1:]]" bench/driver/*.py
}

add_tests() {   # the closing lines of the test platform: total, failed, succeeded, skipped
  local log=$1 code=$2 p f s
  read -r p f s < <(awk '/^Test run summary:/{end=1} end && $1=="succeeded:"{p=$2} end && $1=="failed:"{f=$2} end && $1=="skipped:"{s=$2}
    END{print p+0, f+0, s+0}' "$log")
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  [ $((p + f)) -gt 0 ] || fail "no test was executed"
  grep -A 4 '^failed ' "$log"   # again, where nobody has to look for them
  [ "$code" -ne 124 ] || fail "tests not done after $TEST_MINUTES minutes"
  [ "$code" -eq 0 ] || [ "$f" -gt 0 ] || fail "the test run ended with code $code"
}

command -v dotnet >/dev/null || { fail "the .NET SDK named in global.json is not installed"; finish; }
install_missing
check "restore" dotnet restore || finish
check "tools" dotnet tool restore || finish
check "format" dotnet format whitespace --folder . --verify-no-changes --exclude frontend/node_modules   # style is the build's to judge
check "build" dotnet build --no-restore -v q || finish
check "bench is sound" bench_reads

if [ -d src/Forum.Sqlite/Migrations ]; then
  check "migrations in step with the model" ef migrations has-pending-model-changes
  check "compiled model in step" compiled_model_in_step
fi

# One assembly at a time: tests that measure time or drive a browser would disturb each other.
timeout -k 10 "${TEST_MINUTES}m" dotnet test --no-build --no-progress --max-parallel-test-modules 1 2>&1 | tee "$work/tests.log"
add_tests "$work/tests.log" "${PIPESTATUS[0]}"
container
finish
