package dev.pggen.pgconf;

import java.math.BigInteger;

/**
 * An IP address and a mask, as a record of pg_hba.conf has them; bits of the address beyond the
 * mask count for nothing.
 *
 * @param v6 whether IPv6
 * @param address 32 or 128 bits
 * @param mask as many bits; rarely not a prefix
 */
public record HbaNetwork(boolean v6, BigInteger address, BigInteger mask) {
  /** How many bits an address has. */
  public int bits() {
    return v6 ? 128 : 32;
  }

  /** How many bits of the mask are set: the prefix length of ordinary masks. */
  public int maskBits() {
    return mask.bitCount();
  }

  /** Whether the set bits of the mask are the leading ones, as a length would have them. */
  public boolean isPrefix() {
    return mask.signum() == 0 || mask.bitCount() + mask.getLowestSetBit() == bits();
  }

  /** Whether the address has bits beyond the mask, like {@code 10.0.0.5/8}. */
  public boolean hasHostBits() {
    return !address.and(mask).equals(address);
  }

  /** Whether every address of the other is in this. */
  public boolean contains(HbaNetwork other) {
    return v6 == other.v6
        && mask.and(other.mask).equals(mask)
        && address.and(mask).equals(other.address.and(mask));
  }

  /** Whether some address is in both. */
  public boolean overlaps(HbaNetwork other) {
    BigInteger both = mask.and(other.mask);
    return v6 == other.v6 && address.and(both).equals(other.address.and(both));
  }

  /** Whether only the machine itself can have these addresses. */
  public boolean isLoopback() {
    HbaNetwork loopback =
        v6 ? prefix(true, BigInteger.ONE, 128) : prefix(false, BigInteger.valueOf(0x7f000000L), 8);
    return loopback.contains(this);
  }

  static HbaNetwork prefix(boolean v6, BigInteger address, int length) {
    int bits = v6 ? 128 : 32;
    BigInteger ones = BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE);
    return new HbaNetwork(v6, address, ones.shiftLeft(bits - length));
  }

  /** The address as the server prints it. */
  public String addressText() {
    return text(address);
  }

  /** The mask as the server prints it. */
  public String maskText() {
    return text(mask);
  }

  private String text(BigInteger value) {
    return v6 ? IpText.v6Text(value) : IpText.v4Text(value);
  }
}
