#!/usr/bin/env bash
# target/pggen-VERSION.tar.gz: launcher, jar, schema, manual page, completions, licence. The same bytes for the same commit and Java.
set -Eeuo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

version=$(bin/pggen --version)
version=${version##* }
name=pggen-$version
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

mkdir -p "$stage/$name/bin" "$stage/$name/lib" "$stage/$name/schema"
cp bin/pggen "$stage/$name/bin/"
cp target/pggen.jar "$stage/$name/lib/"
cp schemas/*.json "$stage/$name/schema/"
share=$stage/$name/share
mkdir -p "$share/man/man1" "$share/bash-completion/completions" "$share/zsh/site-functions" "$share/fish/vendor_completions.d"
bin/pggen man >"$share/man/man1/pggen.1"
bin/pggen completions bash >"$share/bash-completion/completions/pggen"
bin/pggen completions zsh >"$share/zsh/site-functions/_pggen"
bin/pggen completions fish >"$share/fish/vendor_completions.d/pggen.fish"
cp LICENSE README.md CHANGELOG.md "$stage/$name/"
chmod -R u=rwX,go=rX "$stage/$name"
chmod 0755 "$stage/$name/bin/pggen"

tar -C "$stage" --sort=name --owner=0 --group=0 --numeric-owner --mtime='2026-11-20 00:00:00Z' --format=ustar -cf - "$name" |
  gzip -n -9 >"target/$name.tar.gz"
(cd target && sha256sum "$name.tar.gz" | tee SHA256SUMS)
