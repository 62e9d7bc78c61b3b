package dev.pggen.plan;

import dev.pggen.stack.AppFile;
import dev.pggen.stack.Link;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the containers of a spec bring into the stack beside themselves. */
final class Gathered {
  final List<Secret> secrets = new ArrayList<>();
  final List<AppFile> files = new ArrayList<>();
  final List<Link> links = new ArrayList<>();
  final SortedMap<String, Volume> volumes = new TreeMap<>();

  /** Names of the secrets that hold the database's URL, with the host in it. */
  final SortedMap<String, String> urls = new TreeMap<>();

  /** Whether a container on the host's network uses the database. */
  boolean fromHost;
}
