package dev.pggen.artifact;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The words with which an operator speaks to a runtime. A target declares them; the host scripts
 * and the runbook of every target are made from them. In word lists {@code {}} stands for the name
 * of a container, or of a volume in {@link #volumePath}.
 *
 * @param runtime what people call it
 * @param up starts everything, recreates what changed, and waits until it is healthy
 * @param stop stops everything and keeps the data
 * @param exec runs a program in a running container without a terminal; program and arguments
 *     follow
 * @param restart restarts a container
 * @param logs prints what a container wrote
 * @param status lists the containers and their health
 * @param volumePath commands that print the host directory of a volume, or of the storage in which
 *     it will be made; the first that succeeds with a path wins
 * @param drillNow starts a drill at once; empty where one container waits for its time
 * @param manifest file that an operator hands over by himself; empty where the runtime reads it
 * @param thisHost whether containers run on the host on which the operator stands; else nothing
 *     prepares that
 */
public record Commands(
    String runtime,
    List<String> up,
    List<String> stop,
    List<String> exec,
    List<String> restart,
    List<String> logs,
    List<String> status,
    List<List<String>> volumePath,
    List<String> drillNow,
    String manifest,
    boolean thisHost) {
  public Commands {
    up = List.copyOf(up);
    stop = List.copyOf(stop);
    exec = List.copyOf(exec);
    restart = List.copyOf(restart);
    logs = List.copyOf(logs);
    status = List.copyOf(status);
    volumePath = volumePath.stream().map(List::copyOf).toList();
    drillNow = List.copyOf(drillNow);
  }

  /** For a runtime on this host that reads its manifest, and whose drills keep their own time. */
  public Commands(
      String runtime,
      List<String> up,
      List<String> stop,
      List<String> exec,
      List<String> restart,
      List<String> logs,
      List<String> status,
      List<List<String>> volumePath) {
    this(runtime, up, stop, exec, restart, logs, status, volumePath, List.of(), "", true);
  }

  /** Words with a name put in, ready for a shell. */
  static String line(List<String> words, String name) {
    return words.stream()
        .map(word -> Quote.shell(word.replace("{}", name)))
        .collect(Collectors.joining(" "));
  }
}
