package dev.pggen.stack;

import dev.pggen.source.SourceFile;
import java.util.List;

/**
 * A PostgreSQL server.
 *
 * @param workload name of its container
 * @param major like 17
 * @param version exact minor like {@code 17.11}
 * @param volumePath where its volume is mounted
 * @param dataDirectory PGDATA
 * @param dataPlace what holds that directory
 * @param initdbArguments with which a cluster is made
 * @param settings its parameters, in the order in which they are written
 * @param hba who may connect, first match first
 * @param roles that exist
 * @param database the service's own database
 * @param extensions created in that database
 * @param preload libraries loaded at start
 * @param tls whether the server offers TLS
 * @param initScripts SQL of the user that runs at the first start, in order: file name and text
 */
public record Server(
    String workload,
    Fact<Integer> major,
    Fact<String> version,
    Fact<String> volumePath,
    Fact<String> dataDirectory,
    Fact<DataPlace> dataPlace,
    Fact<List<String>> initdbArguments,
    Fact<List<Setting>> settings,
    Fact<List<HbaRule>> hba,
    Fact<List<DatabaseRole>> roles,
    Fact<String> database,
    Fact<List<String>> extensions,
    Fact<List<String>> preload,
    Fact<Boolean> tls,
    List<InitScript> initScripts) {

  public Server {
    initScripts = List.copyOf(initScripts);
  }

  /** The same, with its data elsewhere. */
  public Server at(Fact<String> directory, Fact<DataPlace> place) {
    return new Server(
        workload,
        major,
        version,
        volumePath,
        directory,
        place,
        initdbArguments,
        settings,
        hba,
        roles,
        database,
        extensions,
        preload,
        tls,
        initScripts);
  }

  /**
   * SQL of the user, run as the administrator when the cluster is made.
   *
   * @param name file name
   * @param file what it holds
   * @param origin where it was asked for
   */
  public record InitScript(String name, SourceFile file, Origin origin) {
    /** What it holds. */
    public String text() {
      return file.text();
    }
  }
}
