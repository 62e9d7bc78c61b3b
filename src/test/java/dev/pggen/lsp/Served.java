package dev.pggen.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in a thread of the test, and a client at its other end. */
public final class Served {
  /** Quick enough for a test, and slow enough that what is sent at once comes at once. */
  public static final Server.Timing QUICK = new Server.Timing(60, 400);

  private static final int PIPE = 1 << 16;

  private final TestClient client;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final List<String> logged = new CopyOnWriteArrayList<>();

  /** With what the project knows. */
  public Served(Project project) throws IOException {
    this(project, QUICK);
  }

  /** At another pace. */
  public Served(Project project, Server.Timing timing) throws IOException {
    InputStream in = new PipedInputStream(PIPE);
    OutputStream toServer = new PipedOutputStream((PipedInputStream) in);
    InputStream fromServer = new PipedInputStream(PIPE);
    OutputStream out = new PipedOutputStream((PipedInputStream) fromServer);
    this.client = new TestClient(fromServer, toServer);
    Server server = new Server(in, out, project, timing, "0.0", logged::add);
    Thread thread =
        new Thread(
            () -> {
              try {
                String told = server.run() ? "ended" : "ended unasked";
                out.close();
                end.complete(told);
              } catch (BrokenFrameException e) {
                end.complete("broken: " + e.getMessage());
              } catch (IOException | RuntimeException e) {
                end.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** The other end. */
  public TestClient client() {
    return client;
  }

  /** What was logged. */
  public List<String> logged() {
    return List.copyOf(logged);
  }

  /** How it ended, which it has to soon. */
  public String end() throws InterruptedException, ExecutionException, TimeoutException {
    return end.get(20, TimeUnit.SECONDS);
  }
}
