package dev.pggen.hcl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pggen.source.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What our reader and HCL's own make of the same files. */
final class HclComparison {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SAMPLE = 200;
  private static final int SHOWN = 40;

  private final Path tool;
  private final List<Path> accepted = new ArrayList<>();
  private final List<Boolean> samePlaces = new ArrayList<>();
  private int refused;
  private long bytes;
  private int differences;

  /** With the program of tools/hcl. */
  HclComparison(Path tool) {
    this.tool = tool;
  }

  /** Files that both accept. */
  List<Path> accepted() {
    return accepted;
  }

  /** How many files HCL's own reader refuses. */
  int refused() {
    return refused;
  }

  /** How many files are judged or read differently. */
  int differences() {
    return differences;
  }

  void over(List<Path> files) throws IOException {
    Process process =
        new ProcessBuilder(tool.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread writer = new Thread(() -> ask(process, files));
    writer.start();
    try (BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (Path file : files) {
        String line = answers.readLine();
        if (line == null) {
          throw new IOException("no answer about " + file);
        }
        compare(file, JSON.readTree(line));
      }
    }
  }

  private static void ask(Process process, List<Path> files) {
    try (OutputStream out = process.getOutputStream()) {
      for (Path file : files) {
        out.write((file + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(Path file, JsonNode theirs) throws IOException {
    byte[] content = Files.readAllBytes(file);
    bytes += content.length;
    Result<HclFile> ours = HclReader.read(file.toString(), content, "hcl");
    boolean weAccept = !ours.hasErrors();
    boolean theyAccept = theirs.get("accepted").asBoolean();
    if (!theyAccept) {
      refused++;
    }
    if (weAccept != theyAccept) {
      differs(
          file,
          weAccept
              ? "accepted, though " + theirs.get("error").asText()
              : ours.findings().get(0).span() + " " + ours.findings().get(0).message());
    } else if (weAccept) {
      accepted.add(file);
      compare(file, HclNodes.of(ours.value().orElseThrow()), theirs.get("nodes"));
    }
  }

  private void compare(Path file, List<HclNodes.Node> ours, JsonNode theirs) {
    boolean told = false;
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String we = i < ours.size() ? ours.get(i).toString() : "nothing";
      String they = i < theirs.size() ? node(theirs.get(i)).toString() : "nothing";
      samePlaces.add(we.equals(they));
      if (!told && !we.equals(they)) {
        differs(file, "node " + i + ": " + we + " is there " + they);
        told = true;
      }
    }
  }

  private static HclNodes.Node node(JsonNode node) {
    return new HclNodes.Node(node.get(0).asText(), node.get(1).asText(), node.get(2).asText());
  }

  private void differs(Path file, String what) {
    differences++;
    if (differences <= SHOWN) {
      System.out.println("DIFFERS " + file + ": " + what);
    }
  }

  void tell(String what) {
    System.out.printf(
        "%d %s, %d bytes: HCL's own reader refuses %d; %d nodes; %d files differ%n",
        accepted.size() + refused, what, bytes, refused, samePlaces.size(), differences);
  }

  void tellSample() {
    Random random = new Random(4);
    Set<Integer> chosen = new HashSet<>();
    int equal = 0;
    while (chosen.size() < Math.min(SAMPLE, samePlaces.size())) {
      int i = random.nextInt(samePlaces.size());
      if (chosen.add(i) && samePlaces.get(i)) {
        equal++;
      }
    }
    System.out.printf(
        "%d of %d random nodes are equal in kind, place and text%n", equal, chosen.size());
  }
}
