package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How paths of the host are compared, and whose they are. */
final class HostPathsTest {
  @ParameterizedTest
  @CsvSource({
    "/a, /a, true",
    "/a, /a/b, true",
    "/a/b, /a, true",
    "/a, /ab, false",
    "/a/b, /a/c, false",
    "/, /a, true",
    "/a/b/c, /a/b, true"
  })
  void overlap(String a, String b, boolean expected) {
    assertEquals(expected, HostPaths.overlap(a, b));
    assertEquals(expected, HostPaths.overlapNormal(a, b));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc, false",
    "/etc/docker, false",
    "/etc/docker/daemon.json, false",
    "/etc/docker/key.json, false",
    "/etc/docker/certs.d, false",
    "/etc/docker/certs.d/data, false",
    "/etc/docker/plugins, false",
    "/etc/docker/../ssh, false",
    "/etc/docker/shop, true",
    "/etc/docker/shop/shop.env, true",
    "/etc/shop, false",
    "/etc/shop/config, false",
    "/etc/shop/data, true",
    "/etc/shop/postgres_data, true",
    "/etc/data, false",
    "/etc/ssl/db, false",
    "/etc/ssh/ssh_host_rsa_key, false",
    "/var/lib/docker/shop, false"
  })
  void ownBelowEtc(String path, boolean expected) {
    assertEquals(expected, HostPaths.isOwnBelowEtc(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/komodo, ghcr.io/moghtech/komodo-periphery, true",
    "/etc/komodo/keys, ghcr.io/moghtech/komodo-periphery, true",
    "/etc/komodo, docker.io/example/shop, false",
    "/etc/home-assistant, ghcr.io/example/home_assistant, true",
    "/etc/komodo, ghcr.io/komodo/periphery, false",
    "/etc/shop, docker.io/example/workshop, false",
    "/etc/shadow, docker.io/shadowsocks/shadowsocks-libev, false",
    "/etc/shadow, docker.io/example/shadow, false",
    "/etc/hosts, docker.io/example/hosts-editor, false",
    "/etc/crontab, docker.io/example/crontab-ui, false",
    "/etc/cron-daily, docker.io/example/cron-daily, false",
    "/etc/profile, docker.io/example/profile, false",
    "/etc, docker.io/example/etc, false",
    "/etc/ssh, docker.io/example/ssh, false",
    "/etc/docker, docker.io/library/docker, false",
    "/etc/nomad.d, docker.io/example/nomad.d, false",
    "/srv/komodo, ghcr.io/moghtech/komodo-core, false"
  })
  void belowEtcAnImageHasTheDirectoryOfItsName(String path, String image, boolean own) {
    assertEquals(own, HostPaths.isBelowEtcOf(path, image));
  }
}
