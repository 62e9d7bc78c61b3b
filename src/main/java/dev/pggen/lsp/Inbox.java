package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Messages that wait. They are read beside the work, so that what is cancelled meanwhile is not
 * begun.
 */
final class Inbox extends Thread {
  /** What comes faster waits in the client. */
  private static final int MOST = 64;

  private static final int MOST_CANCELLED = 10_000;

  private final Frames frames;
  private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST);
  private final Set<JsonNode> cancelled = ConcurrentHashMap.newKeySet();

  Inbox(Frames frames) {
    super("inbox");
    this.frames = frames;
    setDaemon(true);
    // Whoever waits for a message would wait for ever.
    setUncaughtExceptionHandler((thread, mistake) -> put(new Message.Broken("" + mistake)));
  }

  @Override
  public void run() {
    try {
      for (Optional<byte[]> body = frames.read(); body.isPresent(); body = frames.read()) {
        take(Messages.read(body.get()));
      }
      put(new Message.End());
    } catch (BrokenFrameException e) {
      put(new Message.Broken(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      put(new Message.End()); // the stream is closed from the other side
    }
  }

  private void take(Message message) {
    if (message instanceof Message.Notification n && n.method().equals("$/cancelRequest")) {
      if (cancelled.size() >= MOST_CANCELLED) {
        cancelled.clear(); // of requests that were answered long ago
      }
      cancelled.add(n.params().path("id"));
    } else {
      put(message);
    }
  }

  private void put(Message message) {
    try {
      waiting.put(message);
    } catch (InterruptedException e) {
      interrupt();
    }
  }

  /** The next message, if one comes in time. */
  Optional<Message> next(long milliseconds) {
    try {
      return Optional.ofNullable(waiting.poll(milliseconds, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      return Optional.of(new Message.End());
    }
  }

  /** Whether a request was cancelled; asked once. */
  boolean isCancelled(JsonNode id) {
    return cancelled.remove(id);
  }
}
