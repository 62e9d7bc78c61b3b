package dev.pggen.lint.rule;

/** Where a URL signs in, also where the password holds signs that should have been encoded. */
final class UrlAuthority {
  private UrlAuthority() {}

  /**
   * The end of what may hold a password: the first slash and its like, or the last {@code @} behind
   * it if a password that began before must go on until there.
   */
  static int end(String url, int from) {
    int stop = from;
    while (stop < url.length() && "/?#".indexOf(url.charAt(stop)) < 0) {
      stop++;
    }
    int colon = url.indexOf(':', from);
    int last = url.lastIndexOf('@');
    if (colon < 0 || colon > stop || last < stop || isPort(url, colon + 1, stop, last)) {
      return stop;
    }
    int query = url.indexOf('?', stop);
    boolean signedIn = url.lastIndexOf('@', stop) > colon;
    return signedIn && query >= 0 && url.lastIndexOf('@', query) < stop ? stop : last + 1;
  }

  /** As in {@code https://host:8080/@scope}; the URLs of databases have no such paths. */
  private static boolean isPort(String url, int from, int to, int last) {
    for (int i = from; i < to; i++) {
      if (url.charAt(i) < '0' || url.charAt(i) > '9') {
        return false;
      }
    }
    int query = url.indexOf('?', to);
    return url.startsWith("http") || (query >= 0 && query < last);
  }
}
