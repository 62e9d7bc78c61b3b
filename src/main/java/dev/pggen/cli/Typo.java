package dev.pggen.cli;

/** Whether two words differ by a slip of the fingers. */
final class Typo {
  private static final int MOST = 2;

  private Typo() {}

  /** Whether at most two letters are missing, extra, wrong or swapped with others. */
  static boolean isNear(String typed, String meant) {
    if (Math.abs(typed.length() - meant.length()) > MOST) {
      return false;
    }
    int[] before = new int[meant.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= typed.length(); i++) {
      int[] row = new int[before.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], row[j - 1]));
      }
      before = row;
    }
    return before[meant.length()] <= Math.min(MOST, meant.length() / 2);
  }
}
