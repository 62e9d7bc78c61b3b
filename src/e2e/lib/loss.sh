# Everything lost but the backup directory. Sourced.
# shellcheck shell=bash
# shellcheck source=data.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/data.sh"

# digests: a line for each secret, so that old and new ones can be compared; the day on which a certificate ends is none
digests() { (cd "$out/secrets" && find . -type f -not -path './previous/*' -not -name db_cert_end -print0 | sort -z | xargs -0 sha256sum); }
kept_secrets() { comm -12 <(cut -d' ' -f1 <<<"$1" | sort -u) <(digests | cut -d' ' -f1 | sort -u); }

# new_host: of the old one nothing is left but the backups
new_host() {
  find "$work" -mindepth 1 -maxdepth 1 ! -path "$disk" ! -path "$disk.img" -exec rm -rf {} +
  # Another project, so no volume, network or container of the old one can serve by its name.
  export COMPOSE_PROJECT_NAME=$name-moved
}

# laid_out: what the newest backup brings with it, or the spec from the service's own repository where it brings none
laid_out() {
  local kit
  kit=$disk/$name/$(newest)/kit
  if [[ -s $kit/pggen.yaml ]]; then
    cp -R --preserve=mode "$kit/." "$work/" && (cd "$work" && "$pggen" render --check)
  else
    write_spec && render
  fi
}

new_stack_settled() { stack_started && { within 240 settled || unsettled; }; }

# volumes_there: what Docker has below the names of the new host
volumes_there() { docker volume ls -q --filter "label=com.docker.compose.project=$(project)"; }

total_loss() {
  local before secrets_before
  check "a last dump" backup_once
  before=$(fingerprint) secrets_before=$(digests)
  check "everything is removed" dc down -v
  new_host
  equal "only the disk with the backups is left" "$(find "$work" -mindepth 1 -maxdepth 1 -printf '%f\n' | sort | xargs)" 'disk disk.img'
  equal "the new host has no volume" "$(volumes_there)" ''
  must "the rendered files are there again" laid_out || return 0
  must "new secrets, empty volume, up" new_stack_settled || return 0
  equal "no secret is an old one" "$(kept_secrets "$secrets_before")" ''
  equal "the new server has nothing of the old data" "$(sql "SELECT count(*) FROM pg_class WHERE relname IN ('guarded', 'parts', 'invoice', 'totals')")" 0
  must "restore on the new host" script db restore latest || return 0
  equal "counts, owners, grants, extensions and sequences are equal" "$(diff <(echo "$before") <(fingerprint) || true)" ''
  check "the app logs in on the new host" within 60 beats_go_on
  check "the next backup works" backup_once
  check "check.sh finds nothing wrong on the new host" within 120 content
}
