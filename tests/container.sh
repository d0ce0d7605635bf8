#!/usr/bin/env bash
# Builds the Dockerfile and runs what it makes, without a Docker engine: buildah, on stand-ins for Microsoft's images that are made
# from Debian and the SDK of this machine. Says what is in the image and how large it is. Needs root; the stand-ins are kept for next time.
# Exits with 77 where it cannot be tried.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly PORT=${CONTAINER_PORT:-5317}
readonly CACHE=${CONTAINER_CACHE:-/var/tmp/preau-container}
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
dotnet_home=$(dirname "$(readlink -f "$(command -v dotnet)")")
work=$(mktemp -d)
container="" server=""
bu() { buildah --root "$CACHE/store" --runroot "$work/run" "$@"; }
clean() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$container" ] || bu rm "$container" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT
mkdir -p "$CACHE"

if ! bu images --quiet mcr.microsoft.com/dotnet/sdk:10.0 >/dev/null 2>&1; then
  [ -e "$CACHE/base/etc/debian_version" ] || debootstrap --variant=minbase \
    --include=ca-certificates,libicu72,libssl3,zlib1g,libvips-tools,libstdc++6 bookworm "$CACHE/base" >"$work/debootstrap.log" 2>&1 \
    || { tail "$work/debootstrap.log"; rm -rf "$CACHE/base"; echo "no Debian mirror within reach"; exit 77; }
  made=$(bu from scratch)
  bu add -q "$made" "$CACHE/base" / >/dev/null
  for part in shared host dotnet; do bu add -q "$made" "$dotnet_home/$part" "/usr/share/dotnet/$part" >/dev/null; done
  bu config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/share/dotnet --env DOTNET_ROOT=/usr/share/dotnet "$made"
  bu commit -q "$made" mcr.microsoft.com/dotnet/aspnet:10.0 >/dev/null
  bu add -q "$made" "$dotnet_home" /usr/share/dotnet >/dev/null
  bu config --env NUGET_PACKAGES=/packages --env NuGetAudit=false --env DOTNET_NOLOGO=true --env DOTNET_CLI_TELEMETRY_OPTOUT=1 --env DOTNET_GENERATE_ASPNET_CERTIFICATE=false "$made"
  bu commit -q "$made" mcr.microsoft.com/dotnet/sdk:10.0 >/dev/null
  bu rm "$made" >/dev/null
fi

# The packages of this machine take the place of the network inside the build.
bu bud --pull-never --format docker -v "${NUGET_PACKAGES:-$HOME/.nuget/packages}:/packages" -t forum:check . >"$work/build.log" 2>&1 \
  || { tail -40 "$work/build.log"; exit 1; }

container=$(bu from --pull-never localhost/forum:check)
root=$(bu mount "$container")
echo "in the image: the program $(du -sm "$root/app" | cut -f1) MB, .NET $(du -sm "$root/usr/share/dotnet" | cut -f1) MB, the rest $(du -sm --exclude=usr/share/dotnet --exclude=app "$root" | cut -f1) MB"
[ "$(stat -c %u "$root/data")" = 1654 ] || { echo "/data is not owned by the forum's user"; exit 1; }
find "$root" -xdev -newer "$work" ! -type d >"$work/before" || true
others=$(pgrep -x forum || true)   # forums that run on this machine besides
bu run --isolation chroot -e "ASPNETCORE_HTTP_PORTS=$PORT" "$container" -- /app/forum >"$work/server.log" 2>&1 & server=$!

for _ in $(seq 100); do
  curl -fs "http://127.0.0.1:$PORT/readyz" >/dev/null && break
  kill -0 "$server" 2>/dev/null || { cat "$work/server.log"; exit 1; }
  sleep 0.2
done
fault() { echo "$1"; cat "$work/server.log"; exit 1; }
# Not -q in what follows: it would stop listening before the other has said all, and that counts as a failure.
curl -fsL "http://127.0.0.1:$PORT/" | grep '<main' >/dev/null || fault "no page"
ours=$(pgrep -x forum | grep -vxF "${others:-none}" | paste -sd,)
[ "$(ps -o uid= -p "$ours" | sort -u | tr -d ' ')" = 1654 ] || fault "it does not run as 1654"
bu run --isolation chroot -e "ASPNETCORE_HTTP_PORTS=$PORT" "$container" -- forum health | grep ready >/dev/null || fault "the health check fails"
bu run --isolation chroot "$container" -- forum backup | tail -1 | grep '^/data/backups/' >/dev/null || fault "no backup"
bu run --isolation chroot "$container" -- sh -c 'command -v vipsthumbnail' >/dev/null || fault "no libvips"

# With a read-only root only /data and /tmp may change.
outside=$(find "$root" -xdev -newer "$work" ! -type d ! -path "$root/data/*" ! -path "$root/tmp/*" | grep -vxFf "$work/before" || true)
[ -z "$outside" ] || fault "it writes outside of /data: $outside"

kill -TERM "$(pgrep -u 1654 -x forum | head -1)"
wait "$server" || true
server=""
grep -q Stopping "$work/server.log" || fault "it does not stop when told"
echo "built, ran as 1654, answered, backed up, stopped"
