package dev.pggen.lsp;

import dev.pggen.lint.Attempt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers an editor until it ends. What is asked is answered in order; files are looked at when the
 * client is quiet for a moment, so that nothing queues up behind somebody who types.
 */
public final class Server {
  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final long NANOS = 1_000_000;

  private final Timing timing;
  private final Client client;
  private final Inbox inbox;
  private final Session session;
  private long quietSince;
  private long staleSince;

  /**
   * When files are looked at, in milliseconds.
   *
   * @param quiet after the last message
   * @param most after the first change, if messages go on coming
   */
  public record Timing(long quiet, long most) {
    /** As it feels right at a keyboard. */
    public static final Timing TYPING = new Timing(150, 1000);
  }

  /**
   * On two streams.
   *
   * @param version of pggen
   * @param log where lines go that are logged, beside the client
   */
  public Server(
      InputStream in,
      OutputStream out,
      Project project,
      Timing timing,
      String version,
      Consumer<String> log) {
    Frames frames = new Frames(in, out);
    this.timing = timing;
    this.client = new Client(frames, log);
    this.inbox = new Inbox(frames);
    this.session = new Session(client, project, version);
  }

  /**
   * Serves until the client ends.
   *
   * @return whether it said before that it would
   * @throws BrokenFrameException if it does not speak this protocol
   */
  public boolean run() throws IOException {
    inbox.start();
    while (!client.isGone()) {
      if (session.looks().isStale() && now() - staleSince >= timing.most()) {
        guarded(Optional.empty(), session.looks()::next);
      }
      Optional<Message> message = inbox.next(patience());
      if (message.isEmpty()) {
        guarded(Optional.empty(), session.looks()::next);
        continue;
      }
      if (message.get() instanceof Message.End || isExit(message.get())) {
        return session.isEnding();
      }
      boolean fresh = !session.looks().isStale();
      take(message.get());
      quietSince = now();
      staleSince = fresh ? quietSince : staleSince;
    }
    return false;
  }

  /** How long a message is waited for before there is other work. */
  private long patience() {
    if (!session.looks().isStale()) {
      return FOR_EVER;
    }
    return Math.max(0, timing.quiet() - (now() - quietSince));
  }

  private static long now() {
    return System.nanoTime() / NANOS;
  }

  private static boolean isExit(Message message) {
    return message instanceof Message.Notification n && n.method().equals("exit");
  }

  private void take(Message message) throws IOException {
    if (message instanceof Message.Request request) {
      if (inbox.isCancelled(request.id())) {
        client.error(Optional.of(request.id()), RpcError.CANCELLED, "the client cancelled it");
      } else {
        guarded(Optional.of(request), () -> client.result(request.id(), session.answer(request)));
      }
    } else if (message instanceof Message.Notification notification) {
      guarded(Optional.empty(), () -> session.note(notification));
    } else if (message instanceof Message.Wrong wrong) {
      client.error(wrong.id(), wrong.error(), wrong.why());
    } else if (message instanceof Message.Broken broken) {
      client.error(Optional.empty(), RpcError.PARSE, broken.why());
      throw new BrokenFrameException(broken.why());
    }
  }

  /** Something that may go wrong. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  /** Works; whatever goes wrong in it is told, and the next message is as good as this one. */
  private void guarded(Optional<Message.Request> request, Work work) throws IOException {
    try {
      Attempt<Boolean> attempt =
          Attempt.at(
              () -> {
                work.run();
                return true;
              });
      if (attempt.mistake().isPresent()) {
        Throwable mistake = attempt.mistake().get();
        failed(
            request,
            RpcError.INTERNAL,
            "this is a mistake in pggen: "
                + mistake.getClass().getSimpleName()
                + (mistake.getMessage() == null ? "" : ": " + mistake.getMessage()));
      }
    } catch (RequestException e) {
      failed(request, e.error(), String.valueOf(e.getMessage()));
    } catch (UncheckedIOException | IOException e) {
      failed(request, RpcError.INTERNAL, "a file cannot be read: " + e.getMessage());
    }
  }

  private void failed(Optional<Message.Request> request, RpcError error, String why)
      throws IOException {
    if (request.isPresent()) {
      client.error(request.map(Message.Request::id), error, why);
    } else {
      client.log(why);
    }
  }
}
