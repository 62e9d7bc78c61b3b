package dev.pggen.read.compose;

import java.util.List;

/** What made-up projects are made of: values in all their forms. */
final class ProjectWords {
  static final String ENV =
      """
      # values
      V1=one
      export V2="two \\$ and ${V1}" # said
      V3='thr$ee'
      V4: four # four

      EMPTY=
      TAG = 1.${MINOR:-7}
      PORT=8123
      DIR=./by-env
      IMG=registry.example.org:5000/team/app:${TAG}
      G1=a#b
      G2=a #b
      export   G3='a"b\\'c'
      G4="a\\"b"
      G5="x$$y"
      G6=x$$y-${V4}
      G7: "q" # c
      G8=${NONE:-def}-${V1:+set}
      G9=a\\tb"c"
      # end
      """;

  static final String INNER_ENV = "V1=inner\nV5=five\nPORT=7001\n";

  static final List<String> VALUES =
      List.of(
          "plain",
          "'a b'",
          "\"a=b\"",
          "'p$$w'",
          "'$V1'",
          "'${V2}-x'",
          "'${V1:-no}'",
          "'${NONE:-yes}'",
          "'${NONE-y}'",
          "'${EMPTY:-e}'",
          "'${EMPTY-e}'",
          "'${V3:+alt}'",
          "'${EMPTY:+alt}'",
          "'${NONE:-${V4:-d}}'",
          "'${NONE:-a{b}c}'",
          "'${V1:?must}'",
          "'http://${HOST:-h}:${P:-80}/$$x'",
          "'a$'",
          "'$1'",
          "''",
          "\"5\"");

  static final List<String> IMAGES =
      List.of(
          "nginx:1.27",
          "postgres",
          "'postgres:${TAG}'",
          "'g:${G1}-${G2}-${G3}'",
          "'g:${G4}-${G5}'",
          "'g:${G6}-$G7'",
          "'g:${G8:-x}.${G9}'",
          "'${IMG}'",
          "'redis:${NONE:-7}-alpine'",
          "'${NONE:-ghcr.io/a/b:2}'",
          "registry.example.org:5000/x/y@sha256:"
              + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

  static final List<String> PORTS =
      List.of(
          "80",
          "'8080:80'",
          "'127.0.0.1:8081:81'",
          "'${PORT}:82'",
          "'${BIND:-127.0.0.1}:${NONE:-84}:83/udp'",
          "'3000-3002'",
          "'9000-9002:9000-9002'",
          "'[::1]:8085:85'",
          "{target: 80, published: '8080'}",
          "{target: 86, published: '8086', host_ip: 127.0.0.1, protocol: udp}",
          "{target: 87}");

  static final List<String> VOLUMES =
      List.of(
          "data:/d0",
          "./x:/d1:ro",
          "../up:/d2",
          "/abs:/d3:rw",
          "'${DIR}:/d4'",
          "'${NONE:-./def}/sub:/d5'",
          "/d6",
          "more:/d0:ro",
          "{type: bind, source: ./long, target: /d1, read_only: true}",
          "{type: volume, source: data, target: /d2}",
          "{type: bind, source: '${DIR}/z', target: /d3}",
          "{type: tmpfs, target: /d7}");

  static final List<String> NEEDS =
      List.of(
          "[d0]",
          "[d1, d2]",
          "{d0: {condition: service_healthy}}",
          "{d1: {condition: service_completed_successfully}, d2: {condition: service_started}}",
          "{d2: {condition: service_healthy, required: false}}");

  private ProjectWords() {}
}
